import {previewContext} from '../../contexts/preview-context.ts';
import {safeText} from '../../text/safe-text.ts';
import {draftName} from '../../wizard/draft-values.ts';
import {changedFields, editToSave, newFields} from '../../wizard/edit-to-save.ts';
import {fieldNotes} from '../../wizard/field-notes.ts';
import {fieldsOf} from '../../wizard/step-fields.ts';
import type {WizardStep} from '../../wizard/wizard-state.ts';
import {span, words} from '../lines.ts';
import {
	type BodyFacts,
	type BodyRow,
	emptyRow,
	factRow,
	frameFor,
	inputRows,
	noteRows,
	prose,
	row,
} from './body-row.ts';

const labels = {name: 'Name:', replace: 'Replace:', comment: 'Comment:', 'make-current': 'Current:'} as const;

/** Name, comment, current or not; below them what will be written, and where. */
export function saveRows(facts: BodyFacts, step: Extract<WizardStep, {readonly id: 'save'}>): BodyRow[] {
	const {state, width} = facts;
	const frame = frameFor(Object.values(labels), width);
	const rows = fieldsOf(state, 'save').flatMap((field): BodyRow[] => {
		if (field === 'name' || field === 'comment') {
			return inputRows(facts, field, labels[field], frame);
		}

		if (field === 'replace' || field === 'make-current') {
			const isOn = field === 'replace' ? state.draft.replace : state.draft.makeCurrent;
			const label = words(labels[field].padEnd(frame.labelWidth));
			return [
				{type: 'switch', field, label, text: words(switchWords[field][isOn ? 'on' : 'off'])},
				...noteRows(field, fieldNotes(state, field, facts.now), frame),
			];
		}

		return [];
	});
	const fixed = state.original === undefined ? [] : [factRow(words(labels.name), safeText(state.original.name), frame)];
	return [...proofRows(step, width), ...fixed, ...rows, emptyRow, ...problemRows(step, width), ...previewRows(facts)];
}

const switchWords = {
	replace: {on: 'yes, replace the one that has this name', off: 'no, keep the one that has this name'},
	'make-current': {on: 'yes, use it from now on', off: 'no, leave the current one'},
} as const;

function proofRows({proof}: Extract<WizardStep, {readonly id: 'save'}>, width: number): BodyRow[] {
	if (proof.status === 'passed') {
		return [];
	}

	return [
		...prose(safeText(`Not verified: ${proof.result.failure?.what ?? proof.result.state}`), 'warn', width),
		emptyRow,
	];
}

function problemRows({progress}: Extract<WizardStep, {readonly id: 'save'}>, width: number): BodyRow[] {
	if (progress.status === 'saving') {
		return [...prose(words('Saving.'), 'muted', width), emptyRow];
	}

	return progress.status === 'refused'
		? [
				...prose(safeText(progress.problem.what), 'bad', width),
				...prose(safeText(progress.problem.cure), 'plain', width),
				emptyRow,
			]
		: [];
}

/** What the file will get, secrets masked. */
function previewRows({state, width, path}: BodyFacts): BodyRow[] {
	const fields = state.original === undefined ? newFields(state) : changedFields(state);
	if (state.original !== undefined && Object.keys(fields).length === 0) {
		const nothing = editToSave(state) === undefined;
		return prose(
			safeText(nothing ? `${path} stays as it is` : `${path} only gets another current context`),
			'muted',
			width,
		);
	}

	const verb = state.original === undefined ? 'gets' : 'gets these changes';
	const preview = previewContext(draftName(state), fields).split('\n');
	return [
		...prose(safeText(`${path} ${verb}`), 'muted', width),
		...preview.map(line => row([span(safeText(`  ${line}`))])),
	];
}
