import {Box, Text} from 'ink';
import type {PracticeHint} from '../../session/workplace.ts';
import type {CheckResult} from '../../tenant/check-result.ts';
import {safeText} from '../../text/safe/safe-text.ts';
import {Labelled} from '../components/labelled.tsx';
import {Pane} from '../components/pane.tsx';
import {Prose} from '../components/prose.tsx';
import {words} from '../spans.ts';
import {Changes, ContextPreview} from './parts/preview.tsx';
import {Section} from './parts/section.tsx';
import type {WizardView} from './parts/wizard-view.ts';

interface Props {
	readonly view: WizardView;
	readonly practice: PracticeHint | undefined;
	readonly width: number;
	readonly height: number;
}

/** Next to the steps, where there is room: the context so far, and the user that the tenant returned. */
export function SidePanel({view, practice, width, height}: Props) {
	const {state} = view;
	const proof = proofOf(view);
	return (
		<Pane title={words('contexts.yml')} width={width} height={height}>
			<Box flexDirection="column" rowGap={1}>
				{state.original === undefined ? <ContextPreview view={view} /> : <Changes view={view} />}
				{proof?.user !== undefined && <Identity result={proof} />}
				{practice !== undefined && state.original === undefined && <Practice practice={practice} />}
			</Box>
		</Pane>
	);
}

function proofOf({state: {step}}: WizardView): CheckResult | undefined {
	if (step.id === 'check') {
		return step.progress.status === 'running' ? undefined : step.progress.result;
	}

	return step.id === 'save' || step.id === 'edit' ? step.proof?.result : undefined;
}

/** The user that the check returned. */
function Identity({result: {user}}: {readonly result: CheckResult}) {
	const facts: ReadonlyArray<readonly [label: string, value: string | undefined]> = [
		['User', user?.name],
		['Subject', user?.subject],
		['User ID', user?.id],
		['Tenant ID', user?.tenantId],
		['Roles', user?.roles.join(', ')],
		['Groups', user?.groups.join(', ')],
		['Scopes', user?.scopes.join(', ')],
	];
	return (
		<Section>
			{facts.map(([label, value]) =>
				value === undefined || value === '' ? null : (
					<Labelled key={label} label={label} width={11}>
						<Text>{safeText(value)}</Text>
					</Labelled>
				),
			)}
		</Section>
	);
}

/** Values to try in the wizard on the practice tenant, in full so that they can be copied. They are made up and public. */
function Practice({practice: {url, clientId, clientSecret}}: {readonly practice: PracticeHint}) {
	return (
		<Section>
			<Prose tone="muted">{words('Practice values  Ctrl-P fills them in')}</Prose>
			{[url, clientId, clientSecret].map(value => (
				<Text key={value} wrap="hard">
					{safeText(value)}
				</Text>
			))}
		</Section>
	);
}
