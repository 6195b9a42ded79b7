import fc from 'fast-check';
import {expect, it} from 'vitest';
import {Secret} from '../../source/credentials/secret.ts';
import {fieldText} from '../../source/wizard/draft/edit-draft.ts';
import {fieldNotes} from '../../source/wizard/draft/field-notes.ts';
import {fieldsOf, focusedField} from '../../source/wizard/draft/step-fields.ts';
import type {WizardAction} from '../../source/wizard/wizard-state.ts';
import {apiKey, checkResult, clientId, clientSecret, Drive, known, oauthContext, url} from './drive.ts';

const text = fc.oneof(
	fc.constantFrom('', url, 'acme', 'O', 'A', '0', clientId, 'acme.eu.qlikcloud.com/hub', ' x ', 'a\nb'),
	fc.string({unit: 'binary', maxLength: 6}),
);
const secret = fc
	.oneof(fc.constantFrom(clientSecret, apiKey, '', `${clientSecret} \n`), fc.string({maxLength: 6}))
	.map(value => new Secret(value));
const textField = fc.constantFrom('server', 'kind', 'client-id', 'name', 'comment');
const secretField = fc.constantFrom('client-secret', 'api-key');

const actions: fc.Arbitrary<WizardAction> = fc.oneof(
	{weight: 3, arbitrary: fc.record({type: fc.constant('enter'), now: fc.nat()})},
	{weight: 2, arbitrary: fc.record({type: fc.constant('typed'), field: textField, text})},
	{weight: 2, arbitrary: fc.record({type: fc.constant('typed-secret'), field: secretField, value: secret})},
	fc.record({type: fc.constant('pasted'), field: secretField, text: secret, at: fc.nat(3)}),
	fc.record({type: fc.constant('pasted'), field: textField, text: text.map(value => new Secret(value)), at: fc.nat(3)}),
	fc.record({type: fc.constantFrom('back', 'next-field', 'previous-field', 'save-anyway', 'quit')}),
	fc.record({type: fc.constant('leave'), yes: fc.boolean()}),
	fc.record({type: fc.constant('check-again'), now: fc.nat()}),
	fc.record({type: fc.constant('switched'), field: fc.constantFrom('replace', 'make-current'), on: fc.boolean()}),
	fc.record({
		type: fc.constant('check-ended'),
		run: fc.integer({min: 1, max: 4}),
		result: fc.constantFrom(
			checkResult('valid'),
			checkResult('rejected', 'edit-client-secret'),
			checkResult('unreachable', 'check-again'),
		),
	}),
	fc.record({type: fc.constant('contexts-read'), contexts: fc.constantFrom(known(), known(['acme'], 'acme'))}),
	fc.record({type: fc.constant('saved'), name: fc.constant('acme')}),
) as fc.Arbitrary<WizardAction>;

it('keeps its promises for any events in any order', () => {
	fc.assert(
		fc.property(fc.boolean(), fc.array(actions, {maxLength: 40}), (editing, sequence) => {
			const drive = new Drive(editing ? {edit: oauthContext(), contexts: known(['acme'])} : {});
			for (const action of sequence) {
				const before = drive.state;
				drive.do(action);
				const {state} = drive;
				const focus = focusedField(state);
				expect(focus === undefined || fieldsOf(state, state.step.id).includes(focus) || focus === 'replace').toBe(true);
				expect(before.step.id === 'ended' && state !== before).toBe(false);
				expect(JSON.stringify({...state, draft: {...state.draft, name: '', comment: ''}})).not.toContain(clientSecret);
				if (focus !== undefined) {
					for (const note of fieldNotes(state, focus, 0)) {
						expect(note.text).not.toContain(clientSecret);
					}
				}

				// Only typing and pasting change what was typed.
				if (action.type === 'back' || action.type === 'check-ended' || action.type === 'check-again') {
					expect(fieldText(state, 'comment')).toBe(fieldText(before, 'comment'));
					expect(state.draft.apiKey.length).toBeLessThanOrEqual(before.draft.apiKey.length);
				}
			}

			for (const {edit} of drive.asked('save')) {
				expect(edit.type === 'replace' && !drive.state.draft.replace && drive.state.step.id === 'save').toBe(false);
			}
		}),
		{numRuns: 500},
	);
});
