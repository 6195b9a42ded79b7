import type {User} from './check-result.ts';

/**
 * The signed-in user in an answer of `users/me` (docs/qlik-cloud.md), or undefined when it is none: then the answer is of the wrong shape. Only the id is
 * required, because a verdict should not depend on unused fields.
 */
export function readUser(raw: unknown): User | undefined {
	if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
		return undefined;
	}

	const fields: Record<string, unknown> = {...raw};
	const id = text(fields.id);
	if (id === undefined) {
		return undefined;
	}

	const subject = text(fields.subject);
	const email = text(fields.email);
	return {
		id,
		name: text(fields.name) ?? email ?? subject ?? id,
		subject,
		email,
		status: text(fields.status),
		tenantId: text(fields.tenantId),
		roles: names(fields.assignedRoles, fields.roles),
		groups: names(fields.assignedGroups, fields.groups),
		scopes: names(fields.assignedScopes),
	};
}

/** Names in the present form (objects) and in the legacy one (strings), each once. */
function names(...lists: readonly unknown[]): string[] {
	const found = lists
		.flatMap(list => (Array.isArray(list) ? (list as readonly unknown[]) : []))
		.map(item => text(typeof item === 'object' && item !== null && 'name' in item ? item.name : item))
		.filter(name => name !== undefined);
	return [...new Set(found)];
}

function text(value: unknown): string | undefined {
	return typeof value === 'string' && value !== '' ? value : undefined;
}
