import type {Credentials} from '../credentials/credentials.ts';

/** The parts of a context that a check needs. */
export interface CheckTarget {
	/** Undefined for a target from the command line. */
	readonly name?: string | undefined;
	readonly server: string | undefined;
	readonly serverType: string | undefined;
	readonly insecure: boolean;
	readonly headers: Readonly<Record<string, string>>;
	readonly credentials: Credentials;
	readonly bothKinds: boolean;
	readonly defect: string | undefined;
}
