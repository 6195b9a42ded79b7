import {prompts, tenantQuestion} from '../../wizard/questions.ts';
import {Prose} from '../components/prose.tsx';
import {words} from '../spans.ts';
import {Field} from './parts/field.tsx';
import {Section, Sections} from './parts/section.tsx';
import {labelColumn, type WizardView} from './parts/wizard-view.ts';

export function TenantStep({view}: {readonly view: WizardView}) {
	return (
		<Sections view={view}>
			<Section>
				{tenantQuestion.map(line => (
					<Prose key={line}>{words(line)}</Prose>
				))}
			</Section>
			<Field view={view} field="server" label={prompts.server} labelWidth={labelColumn([prompts.server])} />
		</Sections>
	);
}
