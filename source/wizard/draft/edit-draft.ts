import {cleanCredential} from '../../credentials/clean-credential.ts';
import {Secret} from '../../credentials/secret.ts';
import {
	editSecret,
	pairInPaste,
	pasteIntoSecret,
	pasteIntoText,
	readSecretEntry,
} from '../../credentials/secret-entry.ts';
import type {WizardState} from '../wizard-state.ts';
import {nameFieldText} from './draft-values.ts';
import {
	type Draft,
	type FieldId,
	isSecretField,
	isSwitchField,
	type SecretFieldId,
	type TextFieldId,
} from './fields.ts';
import {focusField} from './step-fields.ts';

/** The text in a text field. */
export function fieldText(state: WizardState, field: TextFieldId): string {
	switch (field) {
		case 'server':
			return state.draft.server;
		case 'kind':
			return state.draft.kind;
		case 'client-id':
			return state.draft.clientId;
		case 'name':
			return nameFieldText(state);
		case 'comment':
			return state.draft.comment;
	}
}

/** The text in a secret field, as typed. */
export function fieldSecret({draft}: WizardState, field: SecretFieldId): Secret {
	return field === 'client-secret' ? draft.clientSecret : draft.apiKey;
}

/** Whether nothing was typed into the field; false for a yes-or-no field. */
export function isEmptyField(state: WizardState, field: FieldId): boolean {
	if (isSwitchField(field)) {
		return true;
	}

	return isSecretField(field) ? fieldSecret(state, field).length === 0 : fieldText(state, field).trim() === '';
}

/** A field's maximum length in UTF-16 units. Anything longer is a paste gone wrong: no header takes a credential this long. */
const longestText = 4096;
const longestSecret = 65_536;

/**
 * Sets the text of a field and clears its earlier message. Text beyond `longestText` is cut, which a note reports; what is
 * already stored may be longer.
 */
export function typeText(state: WizardState, field: TextFieldId, text: string): WizardState {
	const most = Math.max(longestText, fieldText(state, field).length);
	const kept = text.length > most ? text.slice(0, most).replace(/[\ud800-\udbff]$/, '') : text;
	const typed = {...touched(state, field), draft: withText(state.draft, field, kept)};
	return kept === text ? typed : withTrimmed(typed, field, cutWords(kept.length, text.length - kept.length));
}

function cutWords(kept: number, cut: number): string {
	return `cut to ${grouped(kept)} characters, ${grouped(cut)} left out`;
}

function grouped(count: number): string {
	return String(count).replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
}

/** The same for a secret field. */
export function typeSecret(state: WizardState, field: SecretFieldId, value: Secret): WizardState {
	const kept = cutSecret(value);
	const typed = {...touched(state, field), draft: withSecret(state.draft, field, kept)};
	return kept === value ? typed : withTrimmed(typed, field, cutWords(kept.length, value.length - kept.length));
}

function cutSecret(value: Secret): Secret {
	return value.length > longestSecret
		? editSecret(value, 0, ({text, cursor}) => ({text: text.slice(0, longestSecret), cursor})).value
		: value;
}

/**
 * A paste: fills both fields if it holds a client ID and a client secret, or else is inserted at the cursor, without any clutter at its
 * ends. Line breaks never submit.
 */
export function paste(state: WizardState, field: TextFieldId | SecretFieldId, whole: Secret, at: number): WizardState {
	// A far too long paste is cut before it is cleaned.
	const pasted = field === 'client-id' || isSecretField(field) ? cutSecret(whole) : whole;
	const filled = pasteInto(state, field, pasted, at);
	return pasted === whole ? filled : withTrimmed(filled, field, cutWords(pasted.length, whole.length - pasted.length));
}

function pasteInto(state: WizardState, field: TextFieldId | SecretFieldId, pasted: Secret, at: number): WizardState {
	if (field === 'client-id' || field === 'client-secret') {
		const pair = pairInPaste(pasted);
		if (pair !== undefined) {
			return fillPair(state, pair);
		}
	}

	if (isSecretField(field)) {
		const {value, trimmed} = pasteIntoSecret(fieldSecret(state, field), at, pasted);
		return withTrimmed(typeSecret(state, field, value), field, trimmed);
	}

	const {text, trimmed} = pasteIntoText(fieldText(state, field), at, pasted, field === 'client-id');
	return withTrimmed(typeText(state, field, text), field, trimmed);
}

function fillPair(state: WizardState, pair: {readonly clientId?: string; readonly clientSecret?: Secret}): WizardState {
	let filled = state;
	if (pair.clientId !== undefined) {
		filled = typeText(filled, 'client-id', pair.clientId);
	}

	if (pair.clientSecret !== undefined) {
		filled = typeSecret(filled, 'client-secret', pair.clientSecret);
	}

	const last = pair.clientSecret === undefined ? 'client-id' : 'client-secret';
	return {...focusField(filled, last), filledByPaste: pair.clientId !== undefined && pair.clientSecret !== undefined};
}

/**
 * On leaving a credential field: removes the clutter around its value, and notes that it did. A terminal without bracketed paste types what
 * is pasted, so this also looks for a label before the value, and for both values in one line.
 */
export function cleanField(state: WizardState, field: FieldId | undefined): WizardState {
	if (field === 'client-id' || field === 'client-secret') {
		const typed = field === 'client-id' ? new Secret(state.draft.clientId) : state.draft.clientSecret;
		const pair = pairInPaste(typed);
		if (pair !== undefined) {
			return {...fillPair(state, pair), step: state.step};
		}
	}

	if (field === 'client-id') {
		const {value, trimmed} = cleanCredential(state.draft.clientId);
		return trimmed === undefined ? state : cleaned(state, field, trimmed, withText(state.draft, field, value));
	}

	if (field === 'client-secret' || field === 'api-key') {
		const {value, trimmed} = readSecretEntry(field, fieldSecret(state, field));
		return trimmed === undefined ? state : cleaned(state, field, trimmed, withSecret(state.draft, field, value));
	}

	return state;
}

function cleaned(state: WizardState, field: FieldId, trimmed: string, draft: Draft): WizardState {
	return {...state, draft, trimmed: {...state.trimmed, [field]: trimmed}};
}

function withTrimmed(state: WizardState, field: FieldId, trimmed: string | undefined): WizardState {
	return trimmed === undefined ? state : {...state, trimmed: {...state.trimmed, [field]: trimmed}};
}

/** Clears the message of a field when the field changes. */
function touched(state: WizardState, field: FieldId): WizardState {
	const {[field]: _gone, ...trimmed} = state.trimmed;
	return {...state, trimmed, flagged: state.flagged.filter(other => other !== field), filledByPaste: false};
}

function withText(draft: Draft, field: TextFieldId, text: string): Draft {
	switch (field) {
		case 'server':
			// A name that follows the host changes too.
			return {...draft, server: text, replace: draft.name !== undefined && draft.replace};
		case 'kind':
			return {...draft, kind: text};
		case 'client-id':
			return {...draft, clientId: text};
		case 'name':
			// Consent to replace was given for the previous name.
			return {...draft, name: text, replace: false};
		case 'comment':
			return {...draft, comment: text};
	}
}

function withSecret(draft: Draft, field: SecretFieldId, value: Secret): Draft {
	return field === 'client-secret' ? {...draft, clientSecret: value} : {...draft, apiKey: value};
}
