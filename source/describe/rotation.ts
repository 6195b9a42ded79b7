import type {JournalEntry} from '../rotate/journal.ts';
import type {RotationStep} from '../rotate/rotate.ts';

/** What a rotation is doing now. */
export function describeStep(step: RotationStep, kind: JournalEntry['kind']): string {
	const what = kindName({kind});
	switch (step) {
		case 'inspect':
			return `Looking at the current ${what} …`;
		case 'make':
			return `Creating a new ${what} …`;
		case 'verify':
			return 'Signing in with it …';
		case 'store':
			return 'Storing it in contexts.yml …';
		case 'take-back':
			return 'Deleting it again …';
	}
}

/** The one that was replaced: `API key 'practice-0a1b2c'`, `client secret`. */
export function describeOld({kind, oldId}: JournalEntry): string {
	const what = kindName({kind});
	return oldId === undefined ? what : `${what} '${oldId}'`;
}

/** Behind the state in a row, in at most 13 cells. */
export function rotationNote({kind, phase}: JournalEntry): string {
	return phase !== 'stored' ? 'R unfinished' : kind === 'api-key' ? 'old key alive' : 'secret alive';
}

/** What is left to do of a rotation; `how` does it: `R`, or a command. */
export function tellRotation(entry: JournalEntry, how: string): string {
	return entry.phase === 'stored'
		? `The old ${describeOld(entry)} is still alive; ${how} deletes it.`
		: `Replacing the ${kindName(entry)} was interrupted; ${how} sorts it out.`;
}

/** What remains at the tenant after its context is removed. */
export function tellLeft(entry: JournalEntry): string {
	return entry.phase === 'stored'
		? `The old ${describeOld(entry)} of '${entry.name}' is still alive at its tenant.`
		: `Replacing the ${kindName(entry)} of '${entry.name}' was interrupted; a new one may be alive at its tenant.`;
}

function kindName({kind}: Pick<JournalEntry, 'kind'>): string {
	return kind === 'api-key' ? 'API key' : 'client secret';
}
