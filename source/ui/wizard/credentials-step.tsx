import {safeText} from '../../text/safe/safe-text.ts';
import {chosenKind, draftServer} from '../../wizard/draft/draft-values.ts';
import {apiKeyQuestion, oauthQuestion, prompts} from '../../wizard/questions.ts';
import {Prose} from '../components/prose.tsx';
import {words} from '../spans.ts';
import {Facts} from './parts/facts.tsx';
import {Field} from './parts/field.tsx';
import {Section, Sections} from './parts/section.tsx';
import {labelColumn, type WizardView} from './parts/wizard-view.ts';

export function CredentialsStep({view}: {readonly view: WizardView}) {
	return chosenKind(view.state) === 'oauth' ? <OAuthStep view={view} /> : <ApiKeyStep view={view} />;
}

function OAuthStep({view}: {readonly view: WizardView}) {
	const labelWidth = labelColumn(['Authentication', prompts['client-id'], prompts['client-secret']]);
	return (
		<Sections view={view}>
			<Facts view={view} steps={['tenant', 'authentication']} labelWidth={labelWidth} />
			{!view.isCondensed && (
				<Section>
					{oauthQuestion.map(line => (
						<Prose key={line} tone="muted">
							{words(line)}
						</Prose>
					))}
				</Section>
			)}
			<Prose>{words('Both are on the page of the OAuth client. Paste both at once to fill in both fields.')}</Prose>
			<Section>
				<Field view={view} field="client-id" label={prompts['client-id']} labelWidth={labelWidth} />
				<Field view={view} field="client-secret" label={prompts['client-secret']} labelWidth={labelWidth} />
			</Section>
		</Sections>
	);
}

function ApiKeyStep({view}: {readonly view: WizardView}) {
	const labelWidth = labelColumn(['Authentication', prompts['api-key']]);
	const server = draftServer(view.state);
	return (
		<Sections view={view}>
			<Facts view={view} steps={['tenant', 'authentication']} labelWidth={labelWidth} />
			{server.ok && <Prose>{safeText(apiKeyQuestion(server.url))}</Prose>}
			<Field view={view} field="api-key" label={prompts['api-key']} labelWidth={labelWidth} />
		</Sections>
	);
}
