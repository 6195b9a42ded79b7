import {Box} from 'ink';
import {shellWord} from '../../describe/words/shell-word.ts';
import type {Rotation} from '../../session/rotation.ts';
import {safeText} from '../../text/safe/safe-text.ts';
import {Dialog, dialogRoom} from '../components/dialog.tsx';
import type {KeyHint} from '../components/key-hints-line.ts';
import {Prose} from '../components/prose.tsx';
import {Spans} from '../components/spans.tsx';
import type {MainStore} from '../main/model/main-store.ts';
import {openRotation} from '../main/model/run-command.ts';
import {fit, say, span, words} from '../spans.ts';
import {useTheme} from '../theme-context.ts';
import {showOverlay} from './open-overlay.ts';
import type {RotationDialog} from './overlay.ts';
import type {OverlayKeys, OverlayProps} from './overlay-parts.ts';

export function rotateHints({rotation}: RotationDialog): readonly KeyHint[] {
	switch (rotation?.getSnapshot().phase.name) {
		case undefined:
			return [
				['y', 'yes, replace it'],
				['n', 'no'],
			];
		case 'asks-to-delete':
			return [
				['y', 'delete the old one'],
				['n', 'keep it for now'],
			];
		case 'running':
			return [['Esc', 'stop']];
		default:
			return [['Enter', 'close']];
	}
}

export function pressInRotate({overlay, store, name}: OverlayKeys<RotationDialog>): void {
	const {rotation} = overlay;
	if (rotation === undefined) {
		answerQuestion(overlay, store, name);
		return;
	}

	const phase = rotation.getSnapshot().phase.name;
	if (phase === 'asks-to-delete' && name === 'y') {
		rotation.deleteOld();
	} else if (phase !== 'running' && (phase === 'asks-to-delete' ? name === 'n' : name === 'enter')) {
		rotation.close();
		showOverlay(store, undefined);
	}
}

function answerQuestion({name: asked}: RotationDialog, store: MainStore, key: string): void {
	if (key === 'n') {
		showOverlay(store, undefined);
	} else if (key === 'y') {
		const context = store.getSnapshot().session.file.contexts.find(({name}) => name === asked);
		showOverlay(store, undefined);
		if (context !== undefined) {
			void openRotation(store, context);
		}
	}
}

const widest = 76;
const mostLines = 6;
const rowsOfProblem = 6;

export function RotateDialog(props: OverlayProps<RotationDialog>) {
	const {overlay, screen} = props;
	return overlay.rotation === undefined ? (
		<Question {...props} />
	) : (
		<Progress name={overlay.name} rotation={overlay.rotation} screen={screen} />
	);
}

function Question({overlay, store, screen}: OverlayProps<RotationDialog>) {
	const {glyphs} = useTheme();
	const columns = Math.min(widest, dialogRoom(screen).columns);
	const context = store.getSnapshot().session.file.contexts.find(({name}) => name === overlay.name);
	const what = context?.credentials.kind === 'oauth' ? 'client secret' : 'API key';
	return (
		<Dialog title={words('Rotate')} screen={screen} inside={{columns, rows: 5}}>
			<Spans line={fit([span(safeText(overlay.name), 'strong')], columns, glyphs.ellipsis)} />
			<Box height={1} />
			<Spans line={[say(`Replace its ${what} with a new one?`, 'strong')]} />
			<Prose tone="muted">
				{words('It is checked before it is stored. qctx asks again before it deletes the old one.')}
			</Prose>
		</Dialog>
	);
}

function Progress({
	name,
	rotation,
	screen,
}: Pick<RotationDialog, 'name'> & {readonly rotation: Rotation} & Pick<OverlayProps<RotationDialog>, 'screen'>) {
	const {glyphs} = useTheme();
	const {lines, phase} = rotation.getSnapshot();
	const columns = Math.min(widest, dialogRoom(screen).columns);
	return (
		<Dialog
			title={words('Rotate')}
			screen={screen}
			inside={{columns, rows: 2 + mostLines + rowsOfProblem}}
			{...(phase.name === 'failed' ? {tone: 'bad' as const} : {})}
		>
			<Spans line={fit([span(safeText(name), 'strong')], columns, glyphs.ellipsis)} />
			<Box height={1} />
			{lines.slice(-mostLines).map(line => (
				<Prose key={line}>{safeText(line)}</Prose>
			))}
			{phase.name === 'failed' && (
				<>
					<Prose tone="bad">{safeText(phase.problem.what)}</Prose>
					<Prose>{safeText(phase.problem.cure)}</Prose>
				</>
			)}
			{phase.name === 'asks-which' && (
				<Prose>
					{safeText(
						`The tenant does not say which of its secrets is the old one. Delete it with: qctx rotate ${shellWord(name)} --finish`,
					)}
				</Prose>
			)}
			{phase.name === 'asks-to-delete' && <Spans line={[say('Delete it now?', 'strong')]} />}
		</Dialog>
	);
}
