import type {CureAction} from '../tenant/check-result.ts';

export interface CureKey {
	readonly key: string;
	readonly does: string;
	/** One word, for the row of the list: `e secret`. At most 7 cells. */
	readonly word: string;
}

const checkAgain: CureKey = {key: 'v', does: 'check again', word: 'again'};

/** The keys of the list, in the full screen and in plain lines, that mend a failure, the likeliest first. */
export function cureKeys(action: CureAction): readonly CureKey[] {
	switch (action) {
		case 'edit-server':
			return [{key: 'e', does: 'correct the tenant URL', word: 'URL'}, checkAgain];
		case 'edit-kind':
			return [{key: 'e', does: 'choose how to sign in', word: 'sign-in'}, checkAgain];
		case 'edit-client-id':
			return [{key: 'e', does: 'correct the client ID', word: 'client'}, checkAgain];
		case 'edit-client-secret':
			return [{key: 'e', does: 'enter the new secret', word: 'secret'}, checkAgain];
		case 'edit-api-key':
			return [{key: 'e', does: 'enter a new API key', word: 'API key'}, checkAgain];
		case 'check-again':
			return [checkAgain];
		case 'wait':
			return [{...checkAgain, does: 'check again when the time has come'}];
		case 'elsewhere':
			return [checkAgain, {key: 'o', does: 'open the tenant in the browser', word: 'open'}];
	}
}

/** What mends a failure, for the row of the list: `e secret`; empty when no key here does. */
export function cureNote(action: CureAction): string {
	const [first] = action === 'elsewhere' ? [] : cureKeys(action);
	return first === undefined ? '' : `${first.key} ${first.word}`;
}
