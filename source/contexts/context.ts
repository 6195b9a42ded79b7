import type {Credentials} from '../credentials/credentials.ts';
import type {Secret} from '../credentials/secret.ts';

/** One context as stored in the file. All strings are raw: clean them with `safeText` before showing them. */
export interface Context {
	readonly name: string;
	/** As stored: `https://host`, but also `localhost:9076` or a URL with a path. */
	readonly server: string | undefined;
	/** Lower-cased; undefined if the file has no type, which means Qlik Cloud. */
	readonly serverType: 'cloud' | 'windows' | 'engine' | (string & {}) | undefined;
	readonly comment: string | undefined;
	readonly insecure: boolean;
	/** Extra headers to send: all but `Authorization` and `cookie`. */
	readonly headers: Readonly<Record<string, string>>;
	readonly credentials: Credentials;
	/** Both kinds of credentials are stored; `Authorization` is used, as other readers do. */
	readonly bothKinds: boolean;
	/** All stored credentials as one text, including unused ones; only for detecting changes. */
	readonly allCredentials?: Secret;
	/** Names of the stored keys, in file order. */
	readonly keys: readonly string[];
	/** Why this entry is unusable (not a map, a value of the wrong type); undefined if it is fine. */
	readonly defect: string | undefined;
}
