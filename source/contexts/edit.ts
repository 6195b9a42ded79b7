import type {Secret} from '../credentials/secret.ts';

/** Credentials that qctx can store. Storing one kind removes the keys of the other. */
export type StoredCredentials =
	| {readonly kind: 'oauth'; readonly clientId: string; readonly clientSecret: Secret}
	| {readonly kind: 'api-key'; readonly token: Secret};

/** What to set in a context: a missing field is left alone, `null` removes the key. */
export interface ContextFields {
	readonly server?: string;
	readonly serverType?: string | null;
	readonly comment?: string | null;
	readonly insecure?: true | null;
	/** Extra headers; `null` removes a header. A new context keeps `headers: {}` if they are given but empty. */
	readonly headers?: Readonly<Record<string, string | null>>;
	readonly credentials?: StoredCredentials | null;
	/** One half of an OAuth pair, for `context update --oauth-client-id` alone. */
	readonly clientId?: string;
	readonly clientSecret?: Secret;
}

/** One change to contexts.yml. Names must exist (or be free) when it is applied; otherwise it is refused and nothing is written. */
export type ContextsEdit =
	| {readonly type: 'add'; readonly name: string; readonly fields: ContextFields; readonly makeCurrent: boolean}
	| {readonly type: 'change'; readonly name: string; readonly fields: ContextFields; readonly makeCurrent?: boolean}
	/** Replace the entry that has this name. */
	| {readonly type: 'replace'; readonly name: string; readonly fields: ContextFields; readonly makeCurrent: boolean}
	/** The current context stays current under its new name. */
	| {readonly type: 'rename'; readonly from: string; readonly to: string}
	| {readonly type: 'duplicate'; readonly from: string; readonly to: string}
	/** Adds every context of another contexts file, given as its text, with all its keys. All or nothing; the current one stays. */
	| {readonly type: 'import'; readonly text: string}
	/** All or nothing; removing the current one leaves none current. */
	| {readonly type: 'remove'; readonly names: readonly string[]}
	| {readonly type: 'use'; readonly name: string}
	| {readonly type: 'clear'};
