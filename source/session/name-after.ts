import type {Context} from '../contexts/context.ts';
import type {ContextsSnapshot} from '../contexts/snapshot.ts';
import {sameTarget} from '../live/target-identity.ts';

/**
 * The name of a context after any change to the file. Follows renames, including those undone or made by another
 * program. Undefined when the context is gone.
 */
export function nameAfter(
	before: Pick<ContextsSnapshot, 'contexts'>,
	after: Pick<ContextsSnapshot, 'contexts'>,
	name: string,
): string | undefined {
	if (after.contexts.some(context => context.name === name)) {
		return name;
	}

	const context = before.contexts.find(candidate => candidate.name === name);
	const known = new Set(before.contexts.map(candidate => candidate.name));
	// Two look alike, so it is unclear which one it is.
	const alike = after.contexts.filter(candidate => !known.has(candidate.name) && isLike(candidate, context));
	return alike.length === 1 ? alike[0]?.name : undefined;
}

function isLike(one: Context, other: Context | undefined): boolean {
	return other !== undefined && sameTarget(one, other) && one.comment === other.comment;
}
