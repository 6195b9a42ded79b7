import type {Context} from '../../../contexts/context.ts';
import {signInLabel} from '../../../describe/sign-in.ts';
import {tenantName} from '../../../describe/tenant-name.ts';
import type {LiveState} from '../../../live/live-state.ts';
import {states} from '../../../tenant/state.ts';
import {type SafeText, safeText} from '../../../text/safe/safe-text.ts';
import {displayWidth, graphemes} from '../../../text/width.ts';
import {stateSpan} from '../../components/state-span.ts';
import {column, fit, type Line, type Span, say, span, words} from '../../spans.ts';
import type {Role, Theme} from '../../theme.ts';
import {gap, type ListColumns, marksWidth, protectedWord, stateWidth} from '../list-columns.ts';

export interface RowFacts {
	readonly live: LiveState;
	readonly underCursor: boolean;
	readonly current: boolean;
	readonly marked: boolean;
	readonly isProtected: boolean;
	/** UTF-16 offsets in the name that the filter matched. */
	readonly matched: readonly number[] | undefined;
	/** Shown after the state: the key that fixes it, its age or an expiry date. */
	readonly note: string;
}

/** A cell of the table, with the gap before it. */
type Cell = (text: SafeText, cells: number, role: Role, gapCells?: number) => Span;

function cellsOf({glyphs}: Theme): Cell {
	return (text, cells, role, gapCells = gap) =>
		span(words(' '.repeat(gapCells) + column(text, cells, glyphs.ellipsis)), role);
}

/** The headings above the rows. */
export function headingsLine(columns: ListColumns, width: number, theme: Theme): Line {
	const cell = cellsOf(theme);
	const stateCells = stateWidth + (columns.note === 0 ? 0 : 1 + columns.note);
	const shown: ReadonlyArray<readonly [string, number]> = [
		['NAME', columns.name],
		['TENANT', columns.tenant],
		['SIGN-IN', columns.signIn],
		['STATE', stateCells],
		...(columns.user === 0 ? [] : ([['USER', columns.user]] as const)),
		...(columns.comment === 0 ? [] : ([['COMMENT', columns.comment]] as const)),
	];
	return fit(
		[say(' '.repeat(marksWidth - gap)), ...shown.map(([text, cells]) => cell(words(text), cells, 'muted'))],
		width,
	);
}

/** One row of the list, exactly `width` cells: it is padded to the border, so that the background of the selected row covers it all. */
export function rowLine(context: Context, facts: RowFacts, columns: ListColumns, width: number, theme: Theme): Line {
	const {glyphs} = theme;
	const {live, underCursor, marked, current} = facts;
	const cell = cellsOf(theme);
	const {role} = states[live.state];
	const state = stateSpan(live.state, theme, live.pending && live.state !== 'checking' ? glyphs.running : undefined);
	const note = safeText(facts.note);
	// A note that is too long begins in the blanks behind a short state word.
	const blanks = columns.note === 0 ? 0 : stateWidth - displayWidth(state.text);
	const borrowed = Math.max(0, Math.min(blanks, displayWidth(note) - columns.note));
	const marks = [underCursor ? glyphs.cursor : ' ', marked ? glyphs.marked : ' ', current ? glyphs.current : ' '];
	const line: Span[] = [
		say(` ${marks.join('')} `, 'accent'),
		...nameSpans(context, facts, columns.name, glyphs.ellipsis),
		cell(safeText(tenantName(context)), columns.tenant, 'plain'),
		cell(words(signInLabel(context)), columns.signIn, 'muted'),
		// What was good in an earlier run may not be good any more.
		cell(state.text, stateWidth - borrowed, live.remembered && role === 'good' ? 'muted' : role),
	];
	if (columns.note > 0) {
		line.push(cell(note, columns.note + borrowed, 'muted', 1));
	}

	if (columns.user > 0) {
		line.push(cell(safeText(live.knownUser?.name ?? ''), columns.user, 'muted'));
	}

	if (columns.comment > 0) {
		line.push(cell(safeText(context.comment ?? ''), columns.comment, 'muted'));
	}

	return fit(line, width, glyphs.ellipsis);
}

/** The empty name is a name too. */
export function shownName(name: string): SafeText {
	return name === '' ? words('""') : safeText(name);
}

/** Below this many cells, the name gets the room of the word after it. */
const leastName = 6;

function nameSpans(context: Context, facts: RowFacts, cells: number, ellipsis: string): Span[] {
	const cellsForName = cells - protectedWord.length;
	const wanted = displayWidth(shownName(context.name));
	if (!facts.isProtected || cellsForName < Math.min(leastName, wanted)) {
		return plainNameSpans(context, facts, cells, ellipsis);
	}

	const used = Math.min(cellsForName, wanted);
	return [
		...plainNameSpans(context, facts, used, ellipsis),
		say(protectedWord, 'warn'),
		say(' '.repeat(cellsForName - used)),
	];
}

function plainNameSpans(context: Context, {underCursor, matched}: RowFacts, cells: number, ellipsis: string): Span[] {
	const role = underCursor ? 'accent' : 'plain';
	const name = shownName(context.name);
	const shown = column(name, cells, ellipsis);
	if (matched === undefined || name !== context.name) {
		return [span(shown, role)];
	}

	const places = new Set(matched);
	let offset = 0;
	return graphemes(shown).map(grapheme => {
		const isMatch = places.has(offset) && grapheme !== ellipsis;
		offset += grapheme.length;
		return say(grapheme, isMatch ? 'match' : role);
	});
}
