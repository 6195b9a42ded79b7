import {sameCredentials} from '../../credentials/credentials.ts';
import {redact} from '../../credentials/redact.ts';
import type {Problem} from '../../text/problem.ts';
import type {Context} from '../context.ts';
import type {ContextFields, ContextsEdit} from '../edit.ts';

/**
 * Whether another program has changed the subject of an edit since the person saw it: the fields to be changed, or all of a
 * context to be removed or replaced. Changes elsewhere are not conflicts: edits apply to the current file.
 */
export function findConflict(
	edit: ContextsEdit,
	seen: readonly Context[],
	present: readonly Context[],
): Problem | undefined {
	if (edit.type !== 'remove' && edit.type !== 'change' && edit.type !== 'replace') return undefined;
	for (const name of edit.type === 'remove' ? edit.names : [edit.name]) {
		const [was, is] = [seen, present].map(contexts => contexts.find(context => context.name === name));
		// Gone now, or missing then: names are checked elsewhere.
		if (!was || !is) continue;
		const isSame = edit.type === 'change' ? sameFields(edit.fields, was, is) : sameContext(was, is);
		if (!isSame) return conflict(name, edit.type);
	}

	return undefined;
}

function sameFields(fields: ContextFields, was: Context, is: Context): boolean {
	if (fields.server !== undefined && was.server !== is.server) return false;
	if (fields.serverType !== undefined && was.serverType !== is.serverType) return false;
	if (fields.comment !== undefined && was.comment !== is.comment) return false;
	if (fields.insecure !== undefined && was.insecure !== is.insecure) return false;
	if (Object.keys(fields.headers ?? {}).some(header => headerIn(was, header) !== headerIn(is, header))) return false;
	return !setsCredentials(fields) || sameSignIn(was, is);
}

function setsCredentials({credentials, clientId, clientSecret, headers = {}}: ContextFields): boolean {
	return (
		credentials !== undefined ||
		clientId !== undefined ||
		clientSecret !== undefined ||
		Object.keys(headers).some(header => /^(?:authorization|cookie)$/i.test(header))
	);
}

/** Headers may be stored and set in any letter case. */
function headerIn({headers}: Context, name: string): string | undefined {
	return Object.entries(headers).find(([header]) => header.toLowerCase() === name.toLowerCase())?.[1];
}

function sameContext(was: Context, is: Context): boolean {
	const rest = ({name, server, serverType, comment, insecure, headers, keys, defect}: Context): string =>
		JSON.stringify([name, server, serverType, comment, insecure, Object.entries(headers), keys, defect]);
	return rest(was) === rest(is) && sameSignIn(was, is);
}

/** Setting credentials removes every other kind, so stored but unused ones count too. */
function sameSignIn(was: Context, is: Context): boolean {
	const unused = [was, is].map(({allCredentials}) => allCredentials?.reveal());
	return sameCredentials(was.credentials, is.credentials) && unused[0] === unused[1];
}

function conflict(name: string, doing: 'remove' | 'change' | 'replace'): Problem {
	return {
		what: `'${redact(name)}' was changed by another program since you saw it, so nothing was written.`,
		cure: `Look at it again, and ${doing} it if you still want to.`,
		exitCode: 1,
	};
}
