import type {Context} from '../../contexts/context.ts';
import {type ContextsSnapshot, currentContext} from '../../contexts/snapshot.ts';
import type {CredentialsKind} from '../../credentials/credentials.ts';
import {maskLookalikes} from '../../credentials/redact.ts';
import {escapeForJson} from '../../text/escape-for-json.ts';

/** A context in JSON, as `ls --json` and `get --json` print it; null where unknown. Holds no secret. */
export interface ContextJson {
	readonly name: string;
	readonly server: string | null;
	readonly kind: CredentialsKind;
	readonly current: boolean;
	readonly comment: string | null;
	readonly insecure: boolean;
}

/** A context as JSON has it. */
export function contextJson(context: Context, snapshot: ContextsSnapshot): ContextJson {
	const {name, server, comment, insecure, credentials} = context;
	return {
		name: maskLookalikes(name),
		server: masked(server),
		kind: credentials.kind,
		current: name === snapshot.current,
		comment: masked(comment),
		insecure,
	};
}

function masked(text: string | undefined): string | null {
	return text === undefined ? null : maskLookalikes(text);
}

/** With `--json`, what `init` came to: the context that is current now. */
export function currentJson(snapshot: ContextsSnapshot): string {
	const context = currentContext(snapshot);
	return toJson(context === undefined ? null : contextJson(context, snapshot));
}

/** JSON for stdout: two spaces, control characters of values as `\uXXXX` escapes. */
export function toJson(value: unknown): string {
	return escapeForJson(JSON.stringify(value, undefined, 2));
}
