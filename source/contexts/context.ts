import type {Credentials} from '../credentials/credentials.ts';
import type {Secret} from '../credentials/secret.ts';

/** One context as the file has it. All strings are as stored: clean them with `safeText` before showing them. */
export interface Context {
	readonly name: string;
	/** As stored: `https://host`, but also `localhost:9076` or a URL with a path. */
	readonly server: string | undefined;
	/** Lower-cased; undefined when the file does not say, which means Qlik Cloud. */
	readonly serverType: 'cloud' | 'windows' | 'engine' | (string & {}) | undefined;
	readonly comment: string | undefined;
	readonly insecure: boolean;
	/** Extra headers to send: all but `Authorization` and `cookie`. */
	readonly headers: Readonly<Record<string, string>>;
	readonly credentials: Credentials;
	/** Both kinds of credentials are stored; `Authorization` is used, as other readers do. */
	readonly bothKinds: boolean;
	/** Everything stored to sign in with, also what is not used, as one text: only to tell whether any of it changed. */
	readonly allCredentials?: Secret;
	/** Names of the stored keys, in the order of the file. */
	readonly keys: readonly string[];
	/** Why this entry cannot be used as it stands (not a map, a value of the wrong type); undefined when all is well. */
	readonly defect: string | undefined;
}
