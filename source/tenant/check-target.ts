import type {Credentials} from '../credentials/credentials.ts';

/** What a check needs of a context. A `Context` is one. */
export interface CheckTarget {
	/** Undefined for a target that stands on a command line. */
	readonly name?: string | undefined;
	readonly server: string | undefined;
	readonly serverType: string | undefined;
	readonly insecure: boolean;
	readonly headers: Readonly<Record<string, string>>;
	readonly credentials: Credentials;
	readonly bothKinds: boolean;
	readonly defect: string | undefined;
}
