import {homedir} from 'node:os';
import {Box} from 'ink';
import {useLayoutEffect, useMemo, useRef, useSyncExternalStore} from 'react';
import {shortPath} from '../../describe/words/short-path.ts';
import type {PracticeHint} from '../../session/workplace.ts';
import {safeText} from '../../text/safe/safe-text.ts';
import type {WizardSession} from '../../wizard/session.ts';
import type {WizardOutcome, WizardState} from '../../wizard/wizard-state.ts';
import {ScrolledRows} from '../components/field/cursor-at.tsx';
import {type KeyHint, keyHintsLine} from '../components/key-hints-line.ts';
import {Pane} from '../components/pane.tsx';
import {ScrollView} from '../components/scroll-view.tsx';
import {Spans} from '../components/spans.tsx';
import {useKeys} from '../keyboard/use-keys.ts';
import {fit, say, words} from '../spans.ts';
import {useTheme} from '../theme-context.ts';
import {AuthenticationStep} from './authentication-step.tsx';
import {CheckStepView} from './check-step.tsx';
import {CredentialsStep} from './credentials-step.tsx';
import {EditForm} from './edit-form.tsx';
import {createWizardForm} from './keys/wizard-form.ts';
import {arrowsScroll, wizardHints} from './keys/wizard-hints.ts';
import {Notice} from './parts/notice.tsx';
import {Sections} from './parts/section.tsx';
import type {WizardView} from './parts/wizard-view.ts';
import {SaveStep} from './save-step.tsx';
import {SidePanel} from './side-panel.tsx';
import {Stepper} from './stepper.tsx';
import {TenantStep} from './tenant-step.tsx';
import {useBodyScroll} from './use-body-scroll.ts';

interface Props {
	readonly session: WizardSession;
	/** Values to try in the wizard, on the practice tenant. */
	readonly practice?: PracticeHint | undefined;
	readonly columns: number;
	readonly rows: number;
	/** Called once, when the wizard is finished or left. Ctrl-Z and Ctrl-L are the caller's. */
	readonly onLeave: (outcome: WizardOutcome) => void;
}

/** From this width on, the context has a panel of its own, and the steps get a comfortable width. */
const wideColumns = 110;
const readableColumns = 76;
/** With fewer rows, explanations and empty rows are left out. */
const roomyRows = 22;
/** Taller panels would be mostly empty. */
const tallest = 32;

/** The wizard in the full screen, from 60×15 up. */
export function Wizard({session, practice, columns, rows, onLeave}: Props) {
	const newest = useSyncExternalStore(session.subscribe, session.getSnapshot);
	// The last step stays until the caller removes the wizard; otherwise an empty screen would flash.
	const last = useRef(newest);
	const form = useMemo(() => createWizardForm(session, practice), [session, practice]);
	useSyncExternalStore(form.subscribe, form.version);
	useKeys(form.press, {onPaste: form.paste});
	// A layout effect, so that the next key of the same read goes to the next screen.
	useLayoutEffect(() => {
		if (newest.step.id === 'ended') {
			onLeave(newest.step.outcome);
		} else {
			last.current = newest;
		}
	}, [newest, onLeave]);
	const state = newest.step.id === 'ended' ? last.current : newest;

	const hasPreview = columns >= wideColumns;
	const isCondensed = rows < roomyRows;
	const width = hasPreview ? readableColumns : columns;
	const cells = width - 4;
	const height = Math.min(rows - 1, tallest);
	const isNew = state.original === undefined;
	const head = isNew ? (isCondensed ? 1 : 2) : 0;
	const bodyRows = Math.max(1, height - 2 - head);
	const scroll = useBodyScroll(bodyRows, arrowsScroll(state));
	const view: WizardView = {
		state,
		form,
		now: session.now(),
		cells,
		isCondensed,
		hasPreview,
		path: shortPath(state.contexts.path, homedir()),
		focusedBlock: scroll.focusedBlock,
	};
	return (
		<Box flexDirection="column" width={columns} height={rows} overflow="hidden">
			<Box height={rows - 1}>
				<Pane title={titleOf(state)} note={useMoreNote(scroll.hasMore)} width={width} height={height} focused>
					{isNew && (
						<Box height={head}>
							<Stepper state={state} cells={cells} />
						</Box>
					)}
					<ScrolledRows value={scroll.isByHand ? undefined : scroll.offset}>
						<ScrollView height={bodyRows} offset={scroll.offset}>
							<Box ref={scroll.content} flexDirection="column" flexShrink={0}>
								<Sections view={view}>
									<Notice view={view} />
									<Step view={view} />
								</Sections>
							</Box>
						</ScrollView>
					</ScrolledRows>
				</Pane>
				{hasPreview && <SidePanel view={view} practice={practice} width={columns - width} height={height} />}
			</Box>
			<Footer state={state} practice={practice} columns={columns} />
		</Box>
	);
}

function titleOf({original}: WizardState) {
	return original === undefined ? words('New context') : safeText(`Edit ${original.name}`);
}

function useMoreNote(hasMore: boolean) {
	const {glyphs} = useTheme();
	return hasMore ? words(`PgDn ${glyphs.down} more`) : undefined;
}

function Step({view}: {readonly view: WizardView}) {
	const {step} = view.state;
	switch (step.id) {
		case 'tenant':
			return <TenantStep view={view} />;
		case 'authentication':
			return <AuthenticationStep view={view} />;
		case 'credentials':
			return <CredentialsStep view={view} />;
		case 'check':
			return <CheckStepView view={view} progress={step.progress} />;
		case 'save':
			return <SaveStep view={view} step={step} />;
		case 'edit':
			return <EditForm view={view} step={step} />;
		case 'ended':
			return null;
	}
}

interface FooterProps {
	readonly state: WizardState;
	readonly practice: PracticeHint | undefined;
	readonly columns: number;
}

/** The keys, or the question whether to leave, with its own keys. */
function Footer({state, practice, columns}: FooterProps) {
	const {glyphs} = useTheme();
	const place = state.original === undefined ? 'wizard' : 'form';
	const question = state.confirmingLeave ? [say(` Leave the ${place}?`, 'warn'), say(' Nothing is saved. ')] : [];
	const isAnswering = state.original === undefined && state.step.id !== 'check' && state.step.id !== 'save';
	const fill: KeyHint[] =
		practice !== undefined && isAnswering && !state.confirmingLeave
			? [['Ctrl-P', columns < 80 ? 'practice' : 'practice values']]
			: [];
	const [first, ...rest] = wizardHints(state, columns < 80);
	const hints = first === undefined ? [] : [first, ...fill, ...rest];
	return <Spans line={fit([...question, ...keyHintsLine(hints, columns)], columns, glyphs.ellipsis)} />;
}
