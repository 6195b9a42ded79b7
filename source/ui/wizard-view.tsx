import {Box} from 'ink';
import type {PracticeHint} from '../session/workplace.ts';
import type {WizardSession} from '../wizard/session.ts';
import type {WizardOutcome} from '../wizard/wizard-state.ts';
import {PracticeValues, practiceRows} from './main/practice-values.tsx';
import {WizardScreen} from './wizard/wizard-screen.tsx';

interface Props {
	readonly session: WizardSession;
	readonly practice: PracticeHint | undefined;
	readonly columns: number;
	readonly rows: number;
	readonly onLeave: (outcome: WizardOutcome) => void;
}

/** Below this many rows the wizard needs all of them. */
const rowsForHint = 24;

/** The wizard; on the practice tenant with the values to practise with below it. */
export function WizardView({session, practice, columns, rows, onLeave}: Props) {
	const hint =
		practice !== undefined && rows >= rowsForHint && practice.clientSecret.length + 4 <= columns ? practice : undefined;
	return (
		<Box flexDirection="column" width={columns} height={rows} overflow="hidden">
			<WizardScreen
				session={session}
				columns={columns}
				rows={rows - (hint === undefined ? 0 : practiceRows)}
				onLeave={onLeave}
			/>
			{hint && <PracticeValues {...hint} />}
		</Box>
	);
}
