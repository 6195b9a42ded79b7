import {chosenKind} from '../../wizard/draft/draft-values.ts';
import {authenticationQuestion, prompts} from '../../wizard/questions.ts';
import {Prose} from '../components/prose.tsx';
import {words} from '../spans.ts';
import {Facts} from './parts/facts.tsx';
import {FieldRow} from './parts/field.tsx';
import {Section, Sections} from './parts/section.tsx';
import {SignInList} from './parts/sign-in-choice.tsx';
import {labelColumn, type WizardView} from './parts/wizard-view.ts';

/** What an OAuth client needs (docs/qlik-cloud.md). */
const oauthNeeds = [
	'OAuth needs a client of type Web, with machine-to-machine enabled and the consent method “Trusted”.',
	'Create one in the management console:',
	'https://qlik.dev/authenticate/oauth/create/create-oauth-client',
];

export function AuthenticationStep({view}: {readonly view: WizardView}) {
	const labelWidth = labelColumn(['Tenant', prompts.kind]);
	return (
		<Sections view={view}>
			<Facts view={view} steps={['tenant']} labelWidth={labelWidth} />
			<Prose>{words(authenticationQuestion)}</Prose>
			<FieldRow view={view} field="kind" label={prompts.kind} labelWidth={labelWidth}>
				<SignInList view={view} />
			</FieldRow>
			{chosenKind(view.state) === 'oauth' && (
				<Section>
					{oauthNeeds.map(line => (
						<Prose key={line} tone="muted">
							{words(line)}
						</Prose>
					))}
				</Section>
			)}
		</Sections>
	);
}
