import {Secret} from '../../../credentials/secret.ts';
import {editSecret} from '../../../credentials/secret-entry.ts';
import type {PracticeHint} from '../../../session/workplace.ts';
import type {Key} from '../../../terminal/input/key.ts';
import {lineEditOf} from '../../../terminal/input/line-edit-of.ts';
import {editLine, type LineEdit} from '../../../text/edit-line.ts';
import {chosenKind} from '../../../wizard/draft/draft-values.ts';
import {fieldSecret, fieldText} from '../../../wizard/draft/edit-draft.ts';
import {
	type FieldId,
	isSecretField,
	isSwitchField,
	type SecretFieldId,
	type TextFieldId,
} from '../../../wizard/draft/fields.ts';
import {focusedField} from '../../../wizard/draft/step-fields.ts';
import type {WizardSession} from '../../../wizard/session.ts';
import type {WizardState} from '../../../wizard/wizard-state.ts';
import {oneLetter} from './one-letter.ts';
import {answerLeaving, pressMove, pressOnCheck, pressOnSwitch} from './step-keys.ts';

type TypedFieldId = TextFieldId | SecretFieldId;

/**
 * What the wizard's screen adds to the wizard: the cursor's position in each field, and the meaning of keys. Outside React, so that several keys
 * of one read each act on the result of the one before.
 */
export interface WizardForm {
	/** True when the key only typed. */
	press(key: Key): boolean;
	paste(text: string): void;
	/** UTF-16 units before the cursor. */
	cursorIn(field: TypedFieldId): number;
	subscribe(listener: () => void): () => void;
	/** Changes whenever something visible changes. */
	version(): number;
}

/** The form of a wizard; it lives as long as its screen. `practice`: the values that Ctrl-P fills in. */
export function createWizardForm(session: WizardSession, practice?: PracticeHint): WizardForm {
	const cursors = new Map<FieldId, number>();
	const listeners = new Set<() => void>();
	let version = 0;

	function changed(): void {
		version++;
		for (const listener of listeners) {
			listener();
		}
	}

	function lengthOf(field: TypedFieldId): number {
		return isSecretField(field)
			? fieldSecret(session.getSnapshot(), field).length
			: fieldText(session.getSnapshot(), field).length;
	}

	/** At the end until it is moved. */
	function cursorIn(field: TypedFieldId): number {
		return Math.min(cursors.get(field) ?? Number.POSITIVE_INFINITY, lengthOf(field));
	}

	function edit(field: TypedFieldId, edit: LineEdit): void {
		const cursor = cursorIn(field);
		if (isSecretField(field)) {
			const before = fieldSecret(session.getSnapshot(), field);
			const after = editSecret(before, cursor, line => editLine(line, edit));
			cursors.set(field, after.cursor);
			if (after.value !== before) {
				session.dispatch({type: 'typed-secret', field, value: after.value});
			}
		} else {
			const text = fieldText(session.getSnapshot(), field);
			const after = editLine({text, cursor}, edit);
			cursors.set(field, after.cursor);
			if (after.text !== text) {
				session.dispatch({type: 'typed', field, text: after.text});
			}
		}

		changed();
	}

	/** The answer is one letter, the last one typed. */
	function typeLetter(text: string): void {
		const letter = oneLetter(text);
		if (letter !== undefined) {
			cursors.delete('kind');
			session.dispatch({type: 'typed', field: 'kind', text: letter});
			changed();
		}
	}

	/** Fills in every answer before the check, for the practice tenant. */
	function fillIn({url, clientId, clientSecret}: PracticeHint): void {
		cursors.clear();
		session.dispatch({type: 'typed', field: 'server', text: url});
		session.dispatch({type: 'typed', field: 'kind', text: 'O'});
		session.dispatch({type: 'typed', field: 'client-id', text: clientId});
		session.dispatch({type: 'typed-secret', field: 'client-secret', value: new Secret(clientSecret)});
		changed();
	}

	function press(key: Key): boolean {
		const state = session.getSnapshot();
		if (key.ctrl && key.text === 'c') {
			session.dispatch({type: 'quit'});
		} else if (state.confirmingLeave) {
			answerLeaving(session, key);
		} else {
			return pressInStep(key, state);
		}

		return false;
	}

	function pressInStep(key: Key, state: WizardState): boolean {
		const field = focusedField(state);
		if (key.ctrl && key.text === 'p' && practice !== undefined && state.original === undefined) {
			fillIn(practice);
			return false;
		}

		if (field === 'kind' && choosesKind(key, state)) {
			session.dispatch({type: 'typed', field, text: chosenKind(state) === 'oauth' ? 'A' : 'O'});
			return false;
		}

		if (pressMove(session, key)) {
			return false;
		}

		if (field === undefined) {
			pressOnCheck(session, key);
			return false;
		}

		if (isSwitchField(field)) {
			pressOnSwitch(session, field, key);
			return false;
		}

		const meant = lineEditOf(key);
		if (field === 'kind' && meant?.type === 'insert') {
			typeLetter(meant.text);
		} else if (meant !== undefined) {
			edit(field, meant);
		}

		return true;
	}

	function paste(text: string): void {
		const field = focusedField(session.getSnapshot());
		if (field === undefined || isSwitchField(field) || session.getSnapshot().confirmingLeave) {
			return;
		}

		if (field === 'kind') {
			typeLetter(text);
			return;
		}

		const cursor = cursorIn(field);
		const before = lengthOf(field);
		session.dispatch({type: 'pasted', field, text: new Secret(text), at: cursor});
		if (focusedField(session.getSnapshot()) === field) {
			cursors.set(field, cursor + lengthOf(field) - before);
		} else {
			cursors.clear();
		}

		changed();
	}

	return {
		press,
		paste,
		cursorIn,
		subscribe(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		version: () => version,
	};
}

/** A new context lists the kinds below each other, so there the up and down arrows choose too. */
function choosesKind({name, text}: Key, {step}: WizardState): boolean {
	const isList = step.id === 'authentication';
	return name === 'left' || name === 'right' || text === ' ' || (isList && (name === 'up' || name === 'down'));
}
