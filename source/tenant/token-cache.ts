/** Access tokens of this run, in memory only. */
export interface TokenCache {
	/** Forget every token, for instance when the program is about to end. */
	clear(): void;
}
