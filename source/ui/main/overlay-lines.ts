import {copyChoices} from '../../describe/copy-choices.ts';
import {type SafeText, safeText} from '../../text/safe-text.ts';
import type {Line as EditedLine} from '../field/edit-line.ts';
import {fieldWindow} from '../field/field-window.ts';
import {keymap} from '../keymap.ts';
import {fit, type Line, say, span, words, wrapText} from '../lines.ts';
import type {Theme} from '../theme.ts';
import type {MainModel} from './main-model.ts';
import type {Overlay} from './overlay.ts';
import {nameFault} from './overlay-keys.ts';
import {paletteChoices} from './palette.ts';
import {keyView} from './run-command.ts';

/** The inside of an overlay's box. */
export interface OverlayView {
	readonly title: SafeText;
	/** Stands in the lower border: whether there is more. */
	readonly note?: SafeText;
	readonly lines: readonly Line[];
	/** Index of the line under the cursor, in a list. */
	readonly strongLine?: number;
	/** Where the real cursor stands, from the inside's top left. */
	readonly caret?: {readonly x: number; readonly y: number};
	/** Keys for the footer. */
	readonly keys: ReadonlyArray<readonly [key: string, label: string]>;
}

export function overlayView(
	overlay: Overlay,
	model: MainModel,
	width: number,
	rows: number,
	theme: Theme,
): OverlayView {
	switch (overlay.kind) {
		case 'delete':
			return deleteView(overlay.names, width, rows);
		case 'name':
			return nameView(overlay, model, width, theme);
		case 'copy':
			return copyView(overlay, model, theme);
		case 'palette':
			return paletteView(overlay, model, rows, theme);
		case 'help':
			return helpView(overlay.scroll, width, rows, theme);
	}
}

function deleteView(names: readonly string[], width: number, rows: number): OverlayView {
	const [first = ''] = names;
	const question = names.length === 1 ? `Delete ${safeText(first)}?` : `Delete these ${names.length} contexts?`;
	const shown = names.slice(0, Math.max(1, rows - 6));
	const listed: Line[] =
		names.length === 1
			? []
			: [
					...shown.map((name): Line => [say('  '), span(safeText(name))]),
					...(shown.length < names.length ? [[say(`  and ${names.length - shown.length} more`, 'muted')]] : []),
					[],
				];
	return {
		title: words('Delete'),
		lines: [
			...wrapText(words(question), width).map((text): Line => [span(text, 'strong')]),
			...listed,
			[say('u brings it back afterwards.', 'muted')],
			[],
			[say('y', 'accent'), say('  yes, delete'), say('     '), say('n', 'accent'), say('  no')],
		],
		keys: [
			['y', 'yes, delete'],
			['n', 'no'],
		],
	};
}

/** A field of one line, scrolled so that the caret is seen. */
function fieldLine(
	label: string,
	{text, cursor}: EditedLine,
	width: number,
	theme: Theme,
): {line: Line; caretX: number} {
	const window = fieldWindow(text, cursor, Math.max(4, width - label.length), theme.glyphs.ellipsis);
	return {line: [say(label, 'muted'), span(safeText(window.text))], caretX: label.length + window.cursor};
}

function nameView(
	overlay: Extract<Overlay, {kind: 'name'}>,
	model: MainModel,
	width: number,
	theme: Theme,
): OverlayView {
	const {line, caretX} = fieldLine('New name: ', overlay.line, width, theme);
	const fault = nameFault(model, overlay);
	const verb = overlay.purpose === 'rename' ? 'Rename' : 'Duplicate';
	return {
		title: words(verb),
		lines: [
			[span(words(`${verb} ${safeText(overlay.from)}`), 'strong')],
			[],
			line,
			fault === undefined ? [] : [say(`${theme.glyphs.failed} ${fault}`, 'bad')],
		],
		caret: {x: caretX, y: 2},
		keys: [
			['Enter', overlay.purpose],
			['Esc', 'cancel'],
		],
	};
}

function copyView({name, selected}: Extract<Overlay, {kind: 'copy'}>, model: MainModel, theme: Theme): OverlayView {
	const context = model.state().snapshot.contexts.find(candidate => candidate.name === name);
	const choices = context === undefined ? [] : copyChoices(context, model.services.checks.get(name));
	return {
		title: words('Copy'),
		lines: choices.map(
			({key, label, text}, index): Line => [
				say(index === selected ? `${theme.glyphs.cursor} ` : '  ', 'accent'),
				say(key, text === undefined ? 'muted' : 'accent'),
				say(`  ${label.padEnd(14)}`),
				text === undefined ? say('not known yet', 'muted') : span(safeText(text), 'muted'),
			],
		),
		strongLine: selected,
		keys: [...choices.map(({key, label}) => [key, label] as const), ['Enter', 'copy'], ['Esc', 'cancel']],
	};
}

function paletteView(
	overlay: Extract<Overlay, {kind: 'palette'}>,
	model: MainModel,
	rows: number,
	theme: Theme,
): OverlayView {
	const facts = keyView(model);
	const choices = paletteChoices(overlay.line.text);
	const room = Math.max(1, rows - 2);
	const top = Math.max(0, overlay.selected - room + 1);
	const {line, caretX} = fieldLine(':', overlay.line, 40, theme);
	const marks = `${top > 0 ? theme.glyphs.up : ''}${top + room < choices.length ? theme.glyphs.down : ''}`;
	return {
		title: words('Commands'),
		...(marks === '' ? {} : {note: words(`${marks} more`)}),
		lines: [
			line,
			[],
			...(choices.length === 0 ? [[say('no such command', 'muted')]] : []),
			...choices.slice(top, top + room).map((choice, index): Line => {
				const selected = top + index === overlay.selected;
				const reason = choice.whyNot?.(facts);
				return [
					say(selected ? `${theme.glyphs.cursor} ` : '  ', 'accent'),
					say(choice.label.padEnd(18), selected ? 'accent' : reason === undefined ? 'plain' : 'muted'),
					say(choice.shown.padEnd(8), 'accent'),
					say(reason ?? choice.help, 'muted'),
				];
			}),
		],
		strongLine: overlay.selected - top + 2,
		caret: {x: caretX, y: 0},
		keys: [
			['Enter', 'run'],
			['↑↓', 'move'],
			['Esc', 'close'],
		],
	};
}

function helpView(scroll: number, width: number, rows: number, {glyphs}: Theme): OverlayView {
	const lines = helpLines(width);
	const marks = `${scroll > 0 ? glyphs.up : ''}${scroll + rows < lines.length ? glyphs.down : ''}`;
	return {
		title: words('Help'),
		lines: lines.slice(scroll),
		...(marks === '' ? {} : {note: words(`${marks} more`)}),
		keys: [
			['↑↓', 'scroll'],
			['Esc', 'close'],
		],
	};
}

const helpKeyWidth = 10;
/** From here on the help stands in two columns. */
const twoColumns = 100;

/** The key list of the help, from the key table. */
export function helpLines(width: number): Line[] {
	const columns = width < twoColumns ? 1 : 2;
	const gap = 2;
	const cells = Math.floor((width - (columns - 1) * gap) / columns);
	const entries = keymap.map(({shown, help}) =>
		wrapText(words(help), cells - helpKeyWidth).map(
			(text, index): Line => [say((index === 0 ? shown : '').padEnd(helpKeyWidth), 'accent'), span(text)],
		),
	);
	const more = wrapText(
		words('Each failure says its cause and its cure in the right pane. More in the shell: qctx help states'),
		width,
	).map((text): Line => [span(text, 'muted')]);
	if (columns === 1) {
		return [...entries.flat(), [], ...more];
	}

	const half = Math.ceil(entries.length / 2);
	const left = entries.slice(0, half).flat();
	const right = entries.slice(half).flat();
	const rows = Array.from(
		{length: Math.max(left.length, right.length)},
		(_, index): Line => [...fit(left[index] ?? [], cells), say(' '.repeat(gap)), ...(right[index] ?? [])],
	);
	return [...rows, [], ...more];
}
