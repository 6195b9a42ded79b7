import {type LiveChecks, priorities} from '../live/live-checks.ts';
import type {Settings} from '../settings/settings.ts';

/** What a person sees when the program starts. */
export interface FirstView {
	readonly cursor: string | undefined;
	/** Names of the visible rows. */
	readonly visible: readonly string[];
}

/**
 * Checks every context once at start: the cursor's first, then the visible rows, then the rest of the file, whatever the filter.
 * @param all names of all contexts, in the order of the file.
 */
export function startChecks(
	checks: LiveChecks,
	which: Settings['checkOnStart'],
	all: readonly string[],
	{cursor, visible}: FirstView,
): void {
	const inSight = new Set(visible);
	const others = all.filter(name => name !== cursor);
	if (cursor !== undefined) {
		checks.check([cursor], priorities.cursor);
	}

	if (which !== 'current') {
		checks.check(
			others.filter(name => inSight.has(name)),
			priorities.visible,
		);
	}

	if (which === 'all') {
		checks.check(
			others.filter(name => !inSight.has(name)),
			priorities.rest,
		);
	}
}
