import type {Context} from '../contexts/context.ts';
import {Secret} from '../credentials/secret.ts';
import type {CureAction} from '../tenant/check-result.ts';
import {draftServer} from './draft/draft-values.ts';
import type {Draft} from './draft/fields.ts';
import {fieldToFix, focusField} from './draft/step-fields.ts';
import type {KnownContexts, Transition, WizardState} from './wizard-state.ts';

export interface WizardStart {
	readonly contexts: KnownContexts;
	/** The name in `context init NAME`. */
	readonly name?: string;
	/** The value of `--server`, which answers the first step if it is valid. */
	readonly server?: string;
	/** Whether `--insecure` was given. */
	readonly insecure?: boolean;
	/** The context to edit, instead of creating one. */
	readonly edit?: Context;
	/** What would fix the edited context's last failed check; the form opens at that field. */
	readonly fault?: CureAction;
}

/** The wizard before the first key. */
export function startWizard(start: WizardStart): Transition {
	const draft = firstDraft(start);
	const state: WizardState = {
		original: start.edit,
		step: {id: 'tenant', focus: 'server'},
		confirmingLeave: false,
		draft,
		initialDraft: draft,
		flagged: [],
		trimmed: {},
		filledByPaste: false,
		host: undefined,
		contexts: start.contexts,
		insecure: start.edit?.insecure ?? start.insecure ?? false,
		runs: 0,
	};
	if (start.edit !== undefined) {
		const field = start.fault === undefined ? undefined : fieldToFix(state, start.fault);
		return {state: focusField(state, field ?? 'server'), effects: []};
	}

	const server = draftServer(state);
	if (draft.server === '' || !server.ok) {
		return {state, effects: []};
	}

	return {state: focusField(state, 'kind'), effects: [{type: 'look-up-host', url: server.url}]};
}

function firstDraft({edit, name, server}: WizardStart): Draft {
	const credentials = edit?.credentials;
	const nothing = new Secret('');
	return {
		server: edit === undefined ? (server ?? '') : (edit.server ?? ''),
		kind: '',
		clientId: credentials !== undefined && 'clientId' in credentials ? (credentials.clientId ?? '') : '',
		clientSecret: nothing,
		apiKey: nothing,
		name: edit?.name ?? name,
		comment: edit?.comment ?? '',
		replace: false,
		makeCurrent: true,
	};
}
