import type {SafeText} from '../../text/safe-text.ts';
import {displayWidth} from '../../text/width.ts';
import {chosenKind, keepsOtherKind, storedSecret} from '../../wizard/draft-values.ts';
import {type FieldNote, fieldNotes} from '../../wizard/field-notes.ts';
import type {FieldId, SecretFieldId, SwitchFieldId, TextFieldId} from '../../wizard/fields.ts';
import type {WizardState} from '../../wizard/wizard-state.ts';
import {type Line, type Role, say, span, words, wrapText} from '../lines.ts';
import type {Theme} from '../theme.ts';

/** One row of the wizard's body, exactly one line high. */
export type BodyRow =
	| {readonly type: 'line'; readonly line: Line /** Stays in view with its field. */; readonly about?: FieldId}
	| {
			readonly type: 'input';
			readonly field: TextFieldId | SecretFieldId;
			readonly label: SafeText;
			readonly placeholder: SafeText;
	  }
	| {readonly type: 'switch'; readonly field: SwitchFieldId; readonly label: SafeText; readonly text: SafeText};

export interface BodyFacts {
	readonly state: WizardState;
	/** Epoch milliseconds. */
	readonly now: number;
	/** Cells for text, margins left out. */
	readonly width: number;
	/** Few rows: blank ones and explanations that can be missed are left out. */
	readonly condensed: boolean;
	readonly theme: Theme;
	/** The file, as people write its path. */
	readonly path: string;
}

/** Where a body stands on the screen. */
export interface BodyFrame {
	/** Cells for text, margins left out. */
	readonly width: number;
	/** Cells before the value of a field. */
	readonly labelWidth: number;
}

export const emptyRow: BodyRow = {type: 'line', line: []};

/** A row of text. */
export function row(line: Line): BodyRow {
	return {type: 'line', line};
}

/** Prose in one look, broken into lines. */
export function prose(text: SafeText, role: Role, width: number): BodyRow[] {
	return wrapText(text, width).map(part => row([span(part, role)]));
}

/** What was answered before, over the fields: `Tenant           https://acme.eu.qlikcloud.com`. */
export function factRow(label: SafeText, value: SafeText, {labelWidth}: BodyFrame): BodyRow {
	return row([span(label, 'muted'), say(' '.repeat(Math.max(1, labelWidth - displayWidth(label)))), span(value)]);
}

/** Remarks under a field, in line with its value; further left when one of them would be broken for that, as people look for whole phrases. */
export function noteRows(field: FieldId, notes: readonly FieldNote[], {width, labelWidth}: BodyFrame): BodyRow[] {
	const widths = notes.map(({text}) => displayWidth(text));
	const longest = Math.max(0, ...widths.filter(own => own <= width - 2));
	const indent = longest <= width - labelWidth ? labelWidth : 2;
	return notes.flatMap(({text, role}) =>
		wrapText(text, width - indent).map(
			(part): BodyRow => ({type: 'line', about: field, line: [say(' '.repeat(indent)), span(part, role)]}),
		),
	);
}

/** A field, and what is said of it. */
export function inputRows(
	{state, now}: Pick<BodyFacts, 'state' | 'now'>,
	field: TextFieldId | SecretFieldId,
	label: string,
	frame: BodyFrame,
): BodyRow[] {
	return [
		{
			type: 'input',
			field,
			label: words(label.padEnd(frame.labelWidth)),
			placeholder: words(placeholderOf(state, field)),
		},
		...noteRows(field, fieldNotes(state, field, now), frame),
	];
}

function placeholderOf(state: WizardState, field: TextFieldId | SecretFieldId): string {
	switch (field) {
		case 'kind':
			return keepsOtherKind(state) ? 'unchanged' : chosenKind(state) === 'oauth' ? 'O' : 'A';
		case 'client-secret':
		case 'api-key':
			return storedSecret(state, field) === undefined && !keepsOtherKind(state) ? '' : 'unchanged';
		default:
			return '';
	}
}

export function frameFor(labels: readonly string[], width: number): BodyFrame {
	return {width, labelWidth: Math.max(...labels.map(label => label.length)) + 3};
}
