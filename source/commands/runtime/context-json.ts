import type {Context} from '../../contexts/context.ts';
import {type ContextsSnapshot, currentContext} from '../../contexts/snapshot.ts';
import type {CredentialsKind} from '../../credentials/credentials.ts';
import {maskLookalikes} from '../../credentials/redact.ts';
import {endOf} from '../../describe/states/expiry.ts';
import {lastResult, readLastStates} from '../../live/last-states.ts';
import {escapeForJson} from '../../text/safe/escape-for-json.ts';
import type {Services} from './services.ts';

/** A context in JSON, as `ls --json` and `get --json` print it; null where unknown. Holds no secret. */
export interface ContextJson {
	readonly name: string;
	readonly server: string | null;
	readonly kind: CredentialsKind;
	readonly current: boolean;
	readonly comment: string | null;
	readonly insecure: boolean;
	/** When an API key expires, according to its claims or to its tenant at the last check; ISO 8601. */
	readonly expiresAt: string | null;
}

/** A context of this snapshot as JSON. Makes no requests. */
export function contextJson(services: Services, snapshot: ContextsSnapshot): (context: Context) => ContextJson {
	const lastStates = readLastStates(services.folders().cache, snapshot.path);
	return context => {
		const {name, server, comment, insecure, credentials} = context;
		const expiresAt = endOf(context, lastResult(lastStates, context));
		return {
			name: maskLookalikes(name),
			server: masked(server),
			kind: credentials.kind,
			current: name === snapshot.current,
			comment: masked(comment),
			insecure,
			expiresAt: expiresAt === undefined ? null : new Date(expiresAt).toISOString(),
		};
	};
}

/** A text from the file for JSON: null if unknown, and without anything that looks like a credential. */
export function masked(text: string | undefined): string | null {
	return text === undefined ? null : maskLookalikes(text);
}

/** With `--json`, the result of `init`: the context that is current now. */
export function currentJson(services: Services, snapshot: ContextsSnapshot): string {
	const context = currentContext(snapshot);
	return toJson(context === undefined ? null : contextJson(services, snapshot)(context));
}

/** JSON for stdout: two spaces, control characters of values as `\uXXXX` escapes. */
export function toJson(value: unknown): string {
	return escapeForJson(JSON.stringify(value, undefined, 2));
}
