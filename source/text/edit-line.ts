import {graphemes} from './width.ts';

/** A line of text being edited. It has no history and no kill ring, because it may be a secret. */
export interface Line {
	readonly text: string;
	/** Where the next character goes: UTF-16 units before it, always between graphemes. */
	readonly cursor: number;
}

export type LineEdit =
	| {readonly type: 'insert'; readonly text: string}
	| {readonly type: 'backspace' | 'delete'}
	| {readonly type: 'left' | 'right' | 'word-left' | 'word-right' | 'home' | 'end'}
	| {readonly type: 'delete-word-left' | 'delete-to-blank' | 'delete-word-right' | 'delete-to-start' | 'delete-to-end'};

/** Applies an edit; moves and deletions go by grapheme. Returns the same object when nothing changes. */
export function editLine(line: Line, edit: LineEdit): Line {
	const {text, cursor} = line;
	switch (edit.type) {
		case 'insert':
			return edit.text === ''
				? line
				: settle(text.slice(0, cursor) + edit.text + text.slice(cursor), cursor + edit.text.length);
		case 'backspace':
			return cut(line, before(text, cursor), cursor);
		case 'delete':
			return cut(line, cursor, after(text, cursor));
		case 'delete-word-left':
			return cut(line, wordBefore(text, cursor), cursor);
		case 'delete-to-blank':
			return cut(line, blankBefore(text, cursor), cursor);
		case 'delete-word-right':
			return cut(line, cursor, wordAfter(text, cursor));
		case 'delete-to-start':
			return cut(line, 0, cursor);
		case 'delete-to-end':
			return cut(line, cursor, text.length);
		case 'left':
			return move(line, before(text, cursor));
		case 'right':
			return move(line, after(text, cursor));
		case 'word-left':
			return move(line, wordBefore(text, cursor));
		case 'word-right':
			return move(line, wordAfter(text, cursor));
		case 'home':
			return move(line, 0);
		case 'end':
			return move(line, text.length);
	}
}

/** A line with the cursor at its end. */
export function lineAtEnd(text: string): Line {
	return {text, cursor: text.length};
}

const longestPaste = 1000;

/** Pasted text for a field of one line. Only the head of a paste gone wrong: a megabyte of it takes a minute to match and to draw. */
export function pastedLine(text: string): string {
	const head = text
		.trimStart()
		.slice(0, longestPaste)
		.replace(/[\ud800-\udbff]$/, '');
	return head.replaceAll(/\s+/g, ' ').trim();
}

function move(line: Line, cursor: number): Line {
	return cursor === line.cursor ? line : {text: line.text, cursor};
}

function cut(line: Line, from: number, to: number): Line {
	return from === to ? line : settle(line.text.slice(0, from) + line.text.slice(to), from);
}

/** Inserted or remaining text may form one grapheme with its neighbours; the cursor then goes after it. */
function settle(text: string, cursor: number): Line {
	for (const boundary of boundaries(text)) {
		if (boundary >= cursor) {
			return {text, cursor: boundary};
		}
	}

	return {text, cursor: text.length};
}

/** Offsets between graphemes, including both ends. */
function boundaries(text: string): number[] {
	const offsets = [0];
	let offset = 0;
	for (const grapheme of graphemes(text)) {
		offset += grapheme.length;
		offsets.push(offset);
	}

	return offsets;
}

function before(text: string, cursor: number): number {
	return boundaries(text).findLast(boundary => boundary < cursor) ?? 0;
}

function after(text: string, cursor: number): number {
	return boundaries(text).find(boundary => boundary > cursor) ?? text.length;
}

/** Words are runs of letters and digits, as for readline's Alt-B: `/`, `.` and `-` divide a URL into words. */
const wordBeforeCursor = /[\p{L}\p{N}\p{M}_]+[^\p{L}\p{N}\p{M}_]*$/u;
const wordAfterCursor = /^[^\p{L}\p{N}\p{M}_]*[\p{L}\p{N}\p{M}_]+/u;

function wordBefore(text: string, cursor: number): number {
	return startOf(text, wordBeforeCursor.exec(text.slice(0, cursor))?.index ?? 0);
}

function wordAfter(text: string, cursor: number): number {
	const found = wordAfterCursor.exec(text.slice(cursor))?.[0].length;
	return found === undefined
		? text.length
		: (boundaries(text).find(boundary => boundary >= cursor + found) ?? text.length);
}

/** Back over spaces, then to the next space, like Ctrl-W in a shell. */
function blankBefore(text: string, cursor: number): number {
	return startOf(text, /\S*\s*$/u.exec(text.slice(0, cursor))?.index ?? 0);
}

/** The start of the grapheme at an offset. */
function startOf(text: string, offset: number): number {
	return boundaries(text).findLast(boundary => boundary <= offset) ?? 0;
}
