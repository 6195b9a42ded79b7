/** The time of day on this machine's clock: `06:49:13`. Epoch milliseconds. */
export function clockTime(time: number): string {
	return new Date(time).toTimeString().slice(0, 8);
}
