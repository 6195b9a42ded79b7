import {homedir} from 'node:os';
import {Box, type DOMElement, measureElement, useCursor} from 'ink';
import {useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore} from 'react';
import {shortPath} from '../../describe/short-path.ts';
import {displayWidth} from '../../text/width.ts';
import type {WizardSession} from '../../wizard/session.ts';
import {focusedField} from '../../wizard/step-fields.ts';
import type {WizardOutcome, WizardState} from '../../wizard/wizard-state.ts';
import {keyHintsLine} from '../components/key-hints-line.ts';
import {Spans} from '../components/spans.tsx';
import type {FieldWindow} from '../field/field-window.ts';
import {TextField} from '../field/text-field.tsx';
import {useKeys} from '../hooks/use-keys.ts';
import {fit, type Line, lineWidth, say, span} from '../lines.ts';
import type {Theme} from '../theme.ts';
import {useTheme} from '../theme-context.ts';
import type {BodyRow} from './body-row.ts';
import {bodyRows} from './body-rows.ts';
import {drawFields} from './draw-fields.ts';
import {scrollBody} from './scroll-body.ts';
import {createWizardForm} from './wizard-form.ts';
import {footerEntries, headerLine, leavingLine, stepsLine} from './wizard-lines.ts';

interface Props {
	readonly session: WizardSession;
	readonly columns: number;
	readonly rows: number;
	/** Called once, when the wizard is done or left. Ctrl-Z and Ctrl-L are left to the caller. */
	readonly onLeave: (outcome: WizardOutcome) => void;
}

/** Fewer rows than this, and explanations and blank rows give way. */
const roomyRows = 22;

/** The wizard in the full screen, from 60×15 up (PRODUCT section 3). */
export function WizardScreen({session, columns, rows, onLeave}: Props) {
	const theme = useTheme();
	const state = useSyncExternalStore(session.subscribe, session.getSnapshot);
	const form = useMemo(() => createWizardForm(session), [session]);
	useSyncExternalStore(form.subscribe, form.version);
	useKeys(form.press, {onPaste: form.paste});
	// A layout effect, so that the next key of the same read goes to the screen that comes after.
	useLayoutEffect(() => {
		if (state.step.id === 'ended') {
			onLeave(state.step.outcome);
		}
	}, [state, onLeave]);

	const {ellipsis} = theme.glyphs;
	const condensed = rows < roomyRows;
	const margin = columns < 80 ? 1 : 3;
	const head: Line[] = [
		headerLine(state, columns, ellipsis),
		...(condensed ? [] : [[]]),
		stepsLine(state, columns, theme),
		[],
	];
	const question: Line[] = state.confirmingLeave ? [leavingLine(columns)] : [];
	const room = Math.max(1, rows - head.length - question.length - 1);
	const body = bodyRows({
		state,
		now: session.now(),
		width: columns - 2 * margin,
		condensed,
		theme,
		path: shortPath(state.contexts.path, homedir()),
	});
	const view = scrollBody(body, focusedField(state), room, form.scrolled());
	form.setScrollLimit(view.limit);
	const fields = drawFields(view.rows, {state, form, cells: columns - 2 * margin, theme});
	const {origin, ref} = useOrigin();
	const {setCursorPosition} = useCursor();
	const cursor = state.confirmingLeave ? undefined : fields.cursor;
	setCursorPosition(cursor && {x: origin.x + margin + cursor.x, y: origin.y + head.length + cursor.y});

	return (
		<Box ref={ref} flexDirection="column" width={columns} height={rows} overflow="hidden">
			{head.map((line, index) => (
				<Spans key={index} line={fit(line, columns, ellipsis)} />
			))}
			<Box flexDirection="column" height={room} paddingX={margin} overflow="hidden">
				{view.rows.map((bodyRow, index) => (
					<Row
						key={index}
						row={bodyRow}
						window={fields.windows[index]}
						focus={focusedField(state)}
						cells={columns - 2 * margin}
					/>
				))}
			</Box>
			{question.map(line => (
				<Spans key="question" line={line} />
			))}
			<Spans line={footerLine(state, view.more, columns, theme)} />
		</Box>
	);
}

/** Where the screen starts on the terminal: the real cursor is placed from there. At the top left, until it was measured. */
function useOrigin() {
	const ref = useRef<DOMElement>(null);
	const [origin, setOrigin] = useState({x: 0, y: 0});
	useLayoutEffect(() => {
		if (ref.current !== null) {
			const {x, y} = measureElement(ref.current);
			setOrigin(before => (before.x === x && before.y === y ? before : {x, y}));
		}
	});
	return {ref, origin};
}

interface RowProps {
	readonly row: BodyRow;
	readonly window: FieldWindow | undefined;
	readonly focus: string | undefined;
	readonly cells: number;
}

function Row({row, window, focus, cells}: RowProps) {
	const theme = useTheme();
	if (row.type === 'line') {
		return <Spans line={fit(row.line, cells, theme.glyphs.ellipsis)} />;
	}

	const label = span(row.label, row.field === focus ? 'accent' : 'plain');
	if (row.type === 'switch') {
		return <Spans line={fit([label, span(row.text)], cells)} />;
	}

	const labelCells = displayWidth(row.label);
	return (
		<Box height={1}>
			<Box width={labelCells}>
				<Spans line={[label]} />
			</Box>
			{window && <TextField window={window} placeholder={row.placeholder} cells={cells - labelCells} />}
		</Box>
	);
}

/** The keys, and whether there is more to see. */
function footerLine(state: WizardState, more: boolean, columns: number, {glyphs}: Theme): Line {
	const mark = more ? [say(`${columns < 80 ? '' : ' PgDn'} ${glyphs.down} more `, 'muted')] : [];
	return [...keyHintsLine(footerEntries(state, columns), columns - lineWidth(mark)), ...mark];
}
