import type {ContextFields} from '../../contexts/edit.ts';
import {cleanCredential} from '../../credentials/clean-credential.ts';
import type {WizardState} from '../wizard-state.ts';
import {newFields} from './draft-context.ts';
import {chosenKind, draftName, draftServer} from './draft-values.ts';
import {hideSecret} from './hidden-text.ts';

/** The new context as far as it is answered, for the preview; undefined before the tenant is known. A secret in the wrong field is hidden too. */
export function shownContext(state: WizardState): {readonly name: string; readonly fields: ContextFields} | undefined {
	if (!draftServer(state).ok) {
		return undefined;
	}

	const {comment, credentials, ...fields} = newFields(state);
	const clientId = chosenKind(state) === 'oauth' ? hideSecret(cleanCredential(state.draft.clientId).value) : '';
	return {
		name: hideSecret(draftName(state)),
		fields: {
			...fields,
			...(comment === undefined || comment === null ? {} : {comment: hideSecret(comment)}),
			...(credentials === undefined
				? clientId === ''
					? {}
					: {clientId}
				: {credentials: credentials?.kind === 'oauth' ? {...credentials, clientId} : credentials}),
		},
	};
}
