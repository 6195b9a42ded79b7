import {chosenKind} from '../../wizard/draft/draft-values.ts';
import {prompts} from '../../wizard/questions.ts';
import type {WizardStep} from '../../wizard/wizard-state.ts';
import {Prose} from '../components/prose.tsx';
import {words} from '../spans.ts';
import {Field, FieldRow} from './parts/field.tsx';
import {Changes} from './parts/preview.tsx';
import {Section, Sections} from './parts/section.tsx';
import {SignInRow} from './parts/sign-in-choice.tsx';
import {labelColumn, type WizardView} from './parts/wizard-view.ts';
import {SaveNotes} from './save-step.tsx';

const labels = {server: 'Server:', kind: 'Sign-in:', comment: 'Comment:'} as const;

interface Props {
	readonly view: WizardView;
	readonly step: Extract<WizardStep, {readonly id: 'edit'}>;
}

/** Everything that can be changed in an existing context. */
export function EditForm({view, step}: Props) {
	const credentials =
		chosenKind(view.state) === 'oauth' ? (['client-id', 'client-secret'] as const) : (['api-key'] as const);
	const labelWidth = labelColumn([...Object.values(labels), ...credentials.map(field => prompts[field])]);
	return (
		<Sections view={view}>
			{!view.isCondensed && <Prose>{words('Enter saves from any field. A changed sign-in is checked first.')}</Prose>}
			<Section>
				<Field view={view} field="server" label={labels.server} labelWidth={labelWidth} />
				<FieldRow view={view} field="kind" label={labels.kind} labelWidth={labelWidth}>
					<SignInRow view={view} />
				</FieldRow>
				{credentials.map(field => (
					<Field key={field} view={view} field={field} label={prompts[field]} labelWidth={labelWidth} />
				))}
				<Field view={view} field="comment" label={labels.comment} labelWidth={labelWidth} />
			</Section>
			<SaveNotes progress={step.progress} />
			{!view.hasPreview && <Changes view={view} />}
		</Sections>
	);
}
