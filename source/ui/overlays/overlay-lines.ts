import {copyChoices} from '../../describe/copy-choices.ts';
import {type SafeText, safeText} from '../../text/safe-text.ts';
import {fieldWindow} from '../components/field-window.ts';
import type {Line as EditedLine} from '../field/edit-line.ts';
import {type Line, say, span, words, wrapText} from '../lines.ts';
import type {MainStore} from '../main/model/main-store.ts';
import {keyFacts} from '../main/model/run-command.ts';
import type {Theme} from '../theme.ts';
import {helpLines} from './help-lines.ts';
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
}

export function overlayView(
	overlay: Overlay,
	store: MainStore,
	width: number,
	rows: number,
	theme: Theme,
): OverlayView {
	switch (overlay.kind) {
		case 'delete':
			return deleteView(overlay.names, width, rows);
		case 'name':
			return nameView(overlay, store, width, theme);
		case 'copy':
			return copyView(overlay, store, theme);
		case 'palette':
			return paletteView(overlay, store, rows, theme);
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
	store: MainStore,
	width: number,
	theme: Theme,
): OverlayView {
	const {line, caretX} = fieldLine('New name: ', overlay.line, width, theme);
	const fault = nameFault(store, overlay);
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
	};
}

function copyView({name, selected}: Extract<Overlay, {kind: 'copy'}>, store: MainStore, theme: Theme): OverlayView {
	const context = store.getSnapshot().session.file.contexts.find(candidate => candidate.name === name);
	const choices = context === undefined ? [] : copyChoices(context, store.session.checks.get(name));
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
	};
}

function paletteView(
	overlay: Extract<Overlay, {kind: 'palette'}>,
	store: MainStore,
	rows: number,
	theme: Theme,
): OverlayView {
	const facts = keyFacts(store);
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
	};
}

function helpView(scroll: number, width: number, rows: number, {glyphs}: Theme): OverlayView {
	const lines = helpLines(width);
	const marks = `${scroll > 0 ? glyphs.up : ''}${scroll + rows < lines.length ? glyphs.down : ''}`;
	return {
		title: words('Help'),
		lines: lines.slice(scroll),
		...(marks === '' ? {} : {note: words(`${marks} more`)}),
	};
}

/** The keys of an overlay, for the footer. */
export function overlayHints(overlay: Overlay): ReadonlyArray<readonly [key: string, label: string]> {
	switch (overlay.kind) {
		case 'delete':
			return [
				['y', 'yes, delete'],
				['n', 'no'],
			];
		case 'name':
			return [
				['Enter', overlay.purpose],
				['Esc', 'cancel'],
			];
		case 'copy':
			return [
				['Enter', 'copy'],
				['Esc', 'cancel'],
			];
		case 'palette':
			return [
				['Enter', 'run'],
				['↑↓', 'move'],
				['Esc', 'close'],
			];
		case 'help':
			return [
				['↑↓', 'scroll'],
				['Esc', 'close'],
			];
	}
}
