import type {User} from './check-result.ts';
import {fieldsOf, textOf} from './json-fields.ts';

/**
 * The signed-in user in an answer of `users/me` (docs/qlik-cloud.md), or undefined when it is none: then the answer is of the wrong shape. Only the id is
 * required, because a verdict should not depend on unused fields.
 */
export function readUser(raw: unknown): User | undefined {
	const fields = fieldsOf(raw);
	const id = textOf(fields.id);
	if (id === undefined) {
		return undefined;
	}

	const subject = textOf(fields.subject);
	const email = textOf(fields.email);
	return {
		id,
		name: textOf(fields.name) ?? email ?? subject ?? id,
		subject,
		email,
		status: textOf(fields.status),
		tenantId: textOf(fields.tenantId),
		roles: names(fields.assignedRoles, fields.roles),
		groups: names(fields.assignedGroups, fields.groups),
		scopes: names(fields.assignedScopes),
	};
}

/** Names in the present form (objects) and in the legacy one (strings), each once. */
function names(...lists: readonly unknown[]): string[] {
	const found = lists
		.flatMap(list => (Array.isArray(list) ? (list as readonly unknown[]) : []))
		.map(item => textOf(typeof item === 'object' && item !== null && 'name' in item ? item.name : item))
		.filter(name => name !== undefined);
	return [...new Set(found)];
}
