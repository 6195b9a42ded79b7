import {Text} from 'ink';
import {safeText} from '../../../text/safe/safe-text.ts';
import {chosenKind, draftServer, keepsOtherKind} from '../../../wizard/draft/draft-values.ts';
import {hostNotes} from '../../../wizard/draft/field-notes.ts';
import type {WizardState} from '../../../wizard/wizard-state.ts';
import {Labelled} from '../../components/labelled.tsx';
import {Prose} from '../../components/prose.tsx';
import {Section} from './section.tsx';
import type {WizardView} from './wizard-view.ts';

interface Props {
	readonly view: WizardView;
	readonly steps: ReadonlyArray<'tenant' | 'authentication'>;
	readonly labelWidth: number;
}

/** The answers of the steps before, and what has been found out about them since. */
export function Facts({view: {state}, steps, labelWidth}: Props) {
	const server = draftServer(state);
	const doubts = hostNotes(state).filter(({role}) => role === 'warn');
	return (
		<Section>
			{steps.includes('tenant') && server.ok && (
				<Labelled label="Tenant" width={labelWidth}>
					<Text>{safeText(server.url)}</Text>
				</Labelled>
			)}
			{steps.includes('authentication') && (
				<Labelled label="Authentication" width={labelWidth}>
					<Text>{signInName(state)}</Text>
				</Labelled>
			)}
			{doubts.map(({text, role}) => (
				<Prose key={text} tone={role}>
					{text}
				</Prose>
			))}
		</Section>
	);
}

/** The name of the kind of sign-in in these answers. */
export function signInName(state: WizardState): string {
	if (keepsOtherKind(state)) {
		return state.original?.credentials.kind === 'session' ? 'Session, unchanged' : 'Certificate, unchanged';
	}

	return chosenKind(state) === 'oauth' ? 'OAuth' : 'API key';
}
