import {chosenKind} from '../../../wizard/draft/draft-values.ts';
import type {FieldId} from '../../../wizard/draft/fields.ts';
import {fieldToFix, focusedField} from '../../../wizard/draft/step-fields.ts';
import type {CheckProgress, WizardState} from '../../../wizard/wizard-state.ts';
import type {KeyHint} from '../../components/key-hints-line.ts';

const clear: KeyHint = ['Ctrl-U', 'clear'];
const back: KeyHint = ['Esc', 'back'];
const tab: KeyHint = ['Tab', 'next field'];

/** What the keys do now. `isNarrow`: in fewer words. */
export function wizardHints(state: WizardState, isNarrow: boolean): readonly KeyHint[] {
	if (state.confirmingLeave) {
		return [
			['y', 'leave'],
			['n', 'stay'],
		];
	}

	const {step} = state;
	switch (step.id) {
		case 'tenant':
			return [['Enter', 'next'], clear, ['Esc', 'leave']];
		case 'authentication':
			return [['Enter', 'next'], ['A O', 'choose'], back];
		case 'credentials': {
			const isOauth = chosenKind(state) === 'oauth';
			return [['Enter', step.focus === 'client-id' ? 'next' : 'check'], ...(isOauth ? [tab] : []), clear, back];
		}

		case 'check':
			return checkHints(state, step.progress, isNarrow);
		case 'save':
			return step.progress.status === 'saving'
				? [['', 'saving']]
				: [['Enter', step.focus === 'make-current' ? 'save' : 'next'], ...switchHints(step.focus), tab, back];
		case 'edit':
			return step.progress.status === 'saving'
				? [['', 'saving']]
				: [
						['Enter', 'save'],
						...switchHints(step.focus),
						tab,
						...(step.focus === 'kind' ? [] : [clear]),
						['Esc', 'leave'],
					];
		case 'ended':
			return [];
	}
}

function switchHints(focus: FieldId): readonly KeyHint[] {
	if (focus === 'kind') {
		return [['A O', 'choose']];
	}

	return focus === 'replace' || focus === 'make-current' ? [['Space', 'yes or no']] : [];
}

function checkHints(state: WizardState, progress: CheckProgress, isNarrow: boolean): readonly KeyHint[] {
	if (progress.status === 'running') {
		return [['', 'checking'], back];
	}

	if (progress.status === 'passed') {
		return [['Enter', 'next'], back];
	}

	const field = fieldToFix(state, progress.result.failure?.action ?? 'elsewhere');
	const again = isNarrow ? 'again' : 'try again';
	const save: KeyHint = ['s', isNarrow ? 'save' : 'save anyway'];
	if (field === undefined) {
		return [['Enter', again], save, back];
	}

	return [['Enter', `${isNarrow ? '' : 'back '}${toField[field] ?? 'back'}`], ['r', again], save, back];
}

const toField: Readonly<Partial<Record<FieldId, string>>> = {
	server: 'to the tenant URL',
	kind: 'to the sign-in',
	'client-id': 'to the client ID',
	'client-secret': 'to the secret',
	'api-key': 'to the API key',
};

/** Whether the arrows are free to scroll. */
export function arrowsScroll(state: WizardState): boolean {
	return focusedField(state) === undefined;
}
