import {Text} from 'ink';
import {safeText} from '../../text/safe/safe-text.ts';
import type {SwitchFieldId} from '../../wizard/draft/fields.ts';
import {fieldsOf} from '../../wizard/draft/step-fields.ts';
import type {SaveProgress, WizardStep} from '../../wizard/wizard-state.ts';
import {CursorAt} from '../components/field/cursor-at.tsx';
import {Prose} from '../components/prose.tsx';
import {words} from '../spans.ts';
import {Field, FieldRow, hasFocus} from './parts/field.tsx';
import {ContextPreview} from './parts/preview.tsx';
import {Section, Sections} from './parts/section.tsx';
import {labelColumn, type WizardView} from './parts/wizard-view.ts';

const labels = {name: 'Name:', replace: 'Replace:', comment: 'Comment:', 'make-current': 'Current:'} as const;
const labelWidth = labelColumn(Object.values(labels));

interface Props {
	readonly view: WizardView;
	readonly step: Extract<WizardStep, {readonly id: 'save'}>;
}

/** Name, comment and whether to make it current; below, what will be written and where. */
export function SaveStep({view, step: {proof, progress}}: Props) {
	const {failure, state} = proof.result;
	return (
		<Sections view={view}>
			<Section>
				<Prose>{words('Name this context. Nothing is written until you press Enter on the last field.')}</Prose>
				{proof.status === 'failed' && <Prose tone="warn">{safeText(`Not verified: ${failure?.what ?? state}`)}</Prose>}
			</Section>
			<Section>
				{fieldsOf(view.state, 'save').map(field =>
					field === 'name' || field === 'comment' ? (
						<Field key={field} view={view} field={field} label={labels[field]} labelWidth={labelWidth} />
					) : field === 'replace' || field === 'make-current' ? (
						<Switch key={field} view={view} field={field} />
					) : null,
				)}
			</Section>
			<SaveNotes progress={progress} />
			{!view.hasPreview && <ContextPreview view={view} hasTitle />}
		</Sections>
	);
}

const switchWords = {
	replace: {on: 'yes, replace the one with this name', off: 'no, keep the one with this name'},
	'make-current': {on: 'yes, use it from now on', off: 'no, keep the current one'},
} as const;

function Switch({view, field}: {readonly view: WizardView; readonly field: SwitchFieldId}) {
	const {draft} = view.state;
	const isOn = field === 'replace' ? draft.replace : draft.makeCurrent;
	const text = <Text wrap="truncate">{switchWords[field][isOn ? 'on' : 'off']}</Text>;
	return (
		<FieldRow view={view} field={field} label={labels[field]} labelWidth={labelWidth}>
			{hasFocus(view.state, field) ? <CursorAt cell={0}>{text}</CursorAt> : text}
		</FieldRow>
	);
}

/** Whether the file is being written, or why that was refused. */
export function SaveNotes({progress}: {readonly progress: SaveProgress}) {
	switch (progress.status) {
		case 'editing':
			return null;
		case 'saving':
			return <Prose tone="muted">{words('Saving')}</Prose>;
		case 'refused':
			return (
				<Section>
					<Prose tone="bad">{safeText(progress.problem.what)}</Prose>
					<Prose>{safeText(progress.problem.cure)}</Prose>
				</Section>
			);
	}
}
