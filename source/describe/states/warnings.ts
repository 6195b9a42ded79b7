import type {Context} from '../../contexts/context.ts';
import type {LiveState} from '../../live/live-state.ts';
import type {JournalEntry} from '../../rotate/journal.ts';
import {tellRotation} from '../rotation.ts';

/** Oddities of a context that are not errors, each mentioned once. Raw text. */
export function warnings({insecure}: Context, {identityChange, result}: LiveState, rotation?: JournalEntry): string[] {
	return [
		...(rotation === undefined ? [] : [tellRotation(rotation, 'R')]),
		...(identityChange === undefined ? [] : [`Answers as ${identityChange}`]),
		// The notes of a check say so, too.
		...(insecure && result === undefined ? ['The certificate of the tenant is not verified (insecure: true).'] : []),
		...(result?.notes ?? []),
	];
}
