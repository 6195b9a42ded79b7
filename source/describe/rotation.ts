import type {JournalEntry} from '../rotate/journal.ts';
import type {RotationStep} from '../rotate/rotate.ts';

/** What a rotation is doing now. */
export function describeStep(step: RotationStep, kind: JournalEntry['kind']): string {
	const what = kind === 'api-key' ? 'API key' : 'client secret';
	switch (step) {
		case 'inspect':
			return `Looking at the present ${what} …`;
		case 'make':
			return `Making a new ${what} …`;
		case 'prove':
			return 'Signing in with it …';
		case 'store':
			return 'Storing it in contexts.yml …';
		case 'take-back':
			return 'Deleting it again …';
	}
}

/** The one that was replaced: `API key practice-0a1b2c`, `client secret`. */
export function describeOld({kind, oldId}: JournalEntry): string {
	const what = kind === 'api-key' ? 'API key' : 'client secret';
	return oldId === undefined ? what : `${what} ${oldId}`;
}
