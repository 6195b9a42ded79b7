import {type SafeText, safeText} from '../../text/safe-text.ts';
import {displayWidth} from '../../text/width.ts';
import type {Line as EditedLine} from '../field/edit-line.ts';
import {keymap} from '../keymap.ts';
import {type Line, say, span, words, wrapText} from '../lines.ts';
import type {Theme} from '../theme.ts';
import {copyChoices} from './copy-choices.ts';
import type {MainModel} from './main-model.ts';
import type {Overlay} from './overlay.ts';
import {nameFault} from './overlay-keys.ts';
import {paletteChoices} from './palette.ts';

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
			return copyView(overlay.name, model);
		case 'palette':
			return paletteView(overlay, rows, theme);
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
function fieldLine(label: string, {text, cursor}: EditedLine, width: number): {line: Line; caretX: number} {
	const room = Math.max(4, width - label.length - 1);
	const before = text.slice(0, cursor);
	const shift = Math.max(0, displayWidth(before) - room + 1);
	const visible = shift === 0 ? text : before.slice(-(room - 1)) + text.slice(cursor);
	const caretX = label.length + Math.min(displayWidth(before), room - 1);
	return {line: [say(label, 'muted'), span(safeText(visible))], caretX};
}

function nameView(
	overlay: Extract<Overlay, {kind: 'name'}>,
	model: MainModel,
	width: number,
	theme: Theme,
): OverlayView {
	const {line, caretX} = fieldLine('New name: ', overlay.line, width);
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

function copyView(name: string, model: MainModel): OverlayView {
	const context = model.state().snapshot.contexts.find(candidate => candidate.name === name);
	const choices = context === undefined ? [] : copyChoices(context, model.services.checks.get(name));
	return {
		title: words('Copy'),
		lines: choices.map(
			({key, label, text}): Line => [
				say(key, text === undefined ? 'muted' : 'accent'),
				say(`  ${label.padEnd(13)}`),
				text === undefined ? say('not known yet', 'muted') : span(safeText(text), 'muted'),
			],
		),
		keys: [...choices.map(({key, label}) => [key, label] as const), ['Esc', 'cancel']],
	};
}

function paletteView(overlay: Extract<Overlay, {kind: 'palette'}>, rows: number, theme: Theme): OverlayView {
	const choices = paletteChoices(overlay.line.text);
	const room = Math.max(1, rows - 2);
	const top = Math.max(0, overlay.selected - room + 1);
	const {line, caretX} = fieldLine(':', overlay.line, 40);
	return {
		title: words('Commands'),
		lines: [
			line,
			[],
			...(choices.length === 0 ? [[say('no such command', 'muted')]] : []),
			...choices.slice(top, top + room).map((choice, index): Line => {
				const selected = top + index === overlay.selected;
				return [
					say(selected ? `${theme.glyphs.cursor} ` : '  ', 'accent'),
					say(choice.label.padEnd(18), selected ? 'accent' : 'plain'),
					say(choice.shown.padEnd(8), 'accent'),
					say(choice.help, 'muted'),
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

/** The key list of the help, from the key table. */
export function helpLines(width: number): Line[] {
	const keyWidth = 10;
	return [
		...keymap.flatMap(({shown, help}) =>
			wrapText(words(help), width - keyWidth).map(
				(text, index): Line => [say((index === 0 ? shown : '').padEnd(keyWidth), 'accent'), span(text)],
			),
		),
		[],
		[say('States', 'strong')],
		...wrapText(words('Each failure says its cause and its cure in the right pane. More: qctx help states'), width).map(
			(text): Line => [span(text, 'muted')],
		),
	];
}
