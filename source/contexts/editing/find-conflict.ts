import type {Credentials} from '../../credentials/credentials.ts';
import type {Problem} from '../../text/problem.ts';
import type {Context} from '../context.ts';
import type {ContextFields, ContextsEdit} from '../edit.ts';

/**
 * Whether another program changed what an edit is about since the person saw it: the fields to be changed, or all of a
 * context that is to be removed or replaced. Changes elsewhere are no conflict: edits are made on the file as it is.
 */
export function findConflict(
	edit: ContextsEdit,
	seen: readonly Context[],
	present: readonly Context[],
): Problem | undefined {
	const names =
		edit.type === 'remove' ? edit.names : edit.type === 'change' || edit.type === 'replace' ? [edit.name] : [];
	for (const name of names) {
		const [was, is] = [seen, present].map(contexts => contexts.find(context => context.name === name));
		// Gone, or not there then: the names are checked elsewhere.
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
	if (Object.keys(fields.headers ?? {}).some(header => was.headers[header] !== is.headers[header])) return false;
	const aboutCredentials =
		fields.credentials !== undefined || fields.clientId !== undefined || fields.clientSecret !== undefined;
	return !aboutCredentials || sameCredentials(was.credentials, is.credentials);
}

function sameContext(was: Context, is: Context): boolean {
	const rest = ({name, server, serverType, comment, insecure, headers, keys, defect}: Context): string =>
		JSON.stringify([name, server, serverType, comment, insecure, Object.entries(headers), keys, defect]);
	return rest(was) === rest(is) && sameCredentials(was.credentials, is.credentials);
}

function sameCredentials(was: Credentials, is: Credentials): boolean {
	switch (was.kind) {
		case 'oauth':
			return is.kind === 'oauth' && was.clientId === is.clientId && was.clientSecret.equals(is.clientSecret);
		case 'api-key':
			return is.kind === 'api-key' && was.token.equals(is.token);
		case 'session':
			return is.kind === 'session' && was.cookie.equals(is.cookie);
		case 'certificate':
			return is.kind === 'certificate' && was.folder === is.folder;
		case 'none':
			return is.kind === 'none' && was.missing === is.missing && was.clientId === is.clientId;
	}
}

function conflict(name: string, doing: 'remove' | 'change' | 'replace' | ContextsEdit['type']): Problem {
	return {
		what: `'${name}' was changed by another program since you saw it, so nothing was written.`,
		cure: `Look at it again, then ${doing} it if you still want to.`,
		exitCode: 1,
	};
}
