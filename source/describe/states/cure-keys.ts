import type {CureAction} from '../../tenant/check-result.ts';

export interface CureKey {
	readonly key: string;
	readonly does: string;
	/** In a word or two, for the row of the list: `e fix secret`. At most 10 cells. */
	readonly note: string;
}

const checkAgain: CureKey = {key: 'v', does: 'check again', note: 'again'};

const edits = {
	'edit-server': {key: 'e', does: 'correct the tenant URL', note: 'fix URL'},
	'edit-kind': {key: 'e', does: 'choose how to sign in', note: 'sign in'},
	'edit-client-id': {key: 'e', does: 'correct the client ID', note: 'fix client'},
	'edit-client-secret': {key: 'e', does: 'enter the new secret', note: 'fix secret'},
	'edit-api-key': {key: 'e', does: 'enter a new API key', note: 'new key'},
} as const satisfies Partial<Record<CureAction, CureKey>>;

/** The keys of the list, in the full screen and in plain lines, that fix a failure, the likeliest first. */
export function cureKeys(action: CureAction): readonly CureKey[] {
	switch (action) {
		case 'check-again':
		case 'wait':
			return [checkAgain];
		case 'elsewhere':
			return [checkAgain, {key: 'o', does: 'open the tenant in the browser', note: 'open'}];
		default:
			return [edits[action], checkAgain];
	}
}
