import {Box, Text, useAnimation} from 'ink';
import {describeFailure} from '../../describe/states/failure.ts';
import type {CheckResult} from '../../tenant/check-result.ts';
import {formatDuration} from '../../text/duration.ts';
import {safeText} from '../../text/safe/safe-text.ts';
import {type CheckLine, checkLines} from '../../wizard/check-lines.ts';
import type {CheckProgress} from '../../wizard/wizard-state.ts';
import {Prose} from '../components/prose.tsx';
import {words} from '../spans.ts';
import {type Role, styleOf, type Theme} from '../theme.ts';
import {useTheme} from '../theme-context.ts';
import {Section, Sections} from './parts/section.tsx';
import type {WizardView} from './parts/wizard-view.ts';

/** The chain of the check, then its result. */
export function CheckStepView({view, progress}: {readonly view: WizardView; readonly progress: CheckProgress}) {
	const isUncheckable = progress.status === 'passed' && progress.result.user === undefined;
	return (
		<Sections view={view}>
			{!view.isCondensed && <Prose>{words('qctx asks the tenant who you are before it saves anything.')}</Prose>}
			{!isUncheckable && <Chain lines={checkLines(progress.steps)} isRunning={progress.status === 'running'} />}
			{progress.status !== 'running' &&
				(progress.result.user === undefined ? (
					<FailureText
						view={view}
						result={progress.result}
						tooEarly={progress.status === 'failed' && progress.tooEarly}
					/>
				) : (
					<Who view={view} result={progress.result} />
				))}
		</Sections>
	);
}

function Chain({lines, isRunning}: {readonly lines: readonly CheckLine[]; readonly isRunning: boolean}) {
	const theme = useTheme();
	const {frame} = useAnimation({interval: 120, isActive: isRunning});
	return (
		<Section>
			{lines.map(line => (
				<ChainLine key={line.id} line={line} theme={theme} frame={frame} />
			))}
		</Section>
	);
}

/** ` ✔ Token     6 h · user_default            12 ms` */
function ChainLine({line, theme, frame}: {readonly line: CheckLine; readonly theme: Theme; readonly frame: number}) {
	const {status, label, detail, ms} = line;
	const {mark, role} = markOf(status, theme, frame);
	const tone: Role = status === 'waiting' || status === 'skipped' ? 'muted' : 'plain';
	return (
		<Box>
			<Box width={2} flexShrink={0}>
				<Text {...styleOf(theme, role)}>{mark}</Text>
			</Box>
			<Box width={10} flexShrink={0}>
				<Text {...styleOf(theme, status === 'running' ? 'strong' : tone)}>{label}</Text>
			</Box>
			<Box flexGrow={1}>
				<Prose tone={tone}>{detail}</Prose>
			</Box>
			<Box width={8} flexShrink={0} justifyContent="flex-end">
				{/* A step that took no time was answered along with the one before. */}
				<Text {...styleOf(theme, 'muted')}>{ms === undefined || ms < 1 ? '' : formatDuration(ms)}</Text>
			</Box>
		</Box>
	);
}

function markOf(status: CheckLine['status'], {glyphs}: Theme, frame: number): {mark: string; role: Role} {
	switch (status) {
		case 'done':
			return {mark: glyphs.done, role: 'good'};
		case 'failed':
			return {mark: glyphs.failed, role: 'bad'};
		case 'running':
			return {mark: glyphs.spin[frame % glyphs.spin.length] ?? glyphs.running, role: 'accent'};
		case 'waiting':
		case 'skipped':
			return {mark: glyphs.separator, role: 'muted'};
	}
}

/** The user that the tenant answered with. */
function Who({view, result: {user, expiresAt, notes}}: {readonly view: WizardView; readonly result: CheckResult}) {
	const separator = ` ${useTheme().glyphs.separator} `;
	const facts = [
		user?.roles.join(', '),
		expiresAt === undefined ? undefined : `valid for ${formatDuration(expiresAt - view.now)}`,
	].filter(part => part !== undefined && part !== '');
	return (
		<Section>
			<Prose tone="good">{safeText([`Signed in as ${user?.name ?? ''}`, ...facts].join(separator))}</Prose>
			<Notes notes={notes} />
		</Section>
	);
}

function Notes({notes}: {readonly notes: readonly string[]}) {
	return notes.map(note => (
		<Prose key={note} tone="warn">
			{safeText(note)}
		</Prose>
	));
}

interface FailureProps {
	readonly view: WizardView;
	readonly result: CheckResult;
	readonly tooEarly: boolean;
}

/** What happened and why, what to do, the request and the answer. */
function FailureText({view, result, tooEarly}: FailureProps) {
	const theme = useTheme();
	const {headline, cause, cure, evidence} = describeFailure(result, {
		now: view.now,
		retries: false,
		arrow: theme.ascii ? '->' : '→',
	});
	return (
		<>
			<Section>
				<Prose tone="bad">{safeText(headline)}</Prose>
				{cause !== '' && <Prose>{safeText(cause)}</Prose>}
			</Section>
			<Section>
				{cure !== '' && <Prose tone={tooEarly ? 'bad' : 'strong'}>{safeText(cure)}</Prose>}
				<Notes notes={result.notes} />
			</Section>
			<Section>
				{evidence.map(line => (
					<Prose key={line} tone="muted">
						{safeText(line)}
					</Prose>
				))}
			</Section>
		</>
	);
}
