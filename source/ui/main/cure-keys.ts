import type {Context} from '../../contexts/context.ts';
import type {CureAction} from '../../tenant/check-result.ts';

export interface CureKey {
	readonly key: string;
	readonly does: string;
}

const checkAgain: CureKey = {key: 'v', does: 'check again'};

/** The keys of the main screen that mend a failure, the likeliest first. */
export function cureKeys(action: CureAction, context: Context): CureKey[] {
	switch (action) {
		case 'edit-server':
			return [{key: 'e', does: 'correct the tenant URL'}, checkAgain];
		case 'edit-kind':
			return [{key: 'e', does: 'choose how to sign in'}, checkAgain];
		case 'edit-client-id':
			return [{key: 'e', does: 'correct the client ID'}, checkAgain];
		case 'edit-client-secret':
			return [{key: 'e', does: 'enter the new secret'}, checkAgain];
		case 'edit-api-key':
			return [{key: 'e', does: 'enter a new API key'}, checkAgain];
		case 'check-again':
			return [checkAgain];
		case 'wait':
			return [{key: 'v', does: 'check again when the time has come'}];
		case 'elsewhere':
			return context.server === undefined
				? [checkAgain]
				: [checkAgain, {key: 'o', does: 'open the tenant in the browser'}];
	}
}
