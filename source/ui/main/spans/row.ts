import type {Context} from '../../../contexts/context.ts';
import {signInLabels} from '../../../describe/sign-in-labels.ts';
import {tenantName} from '../../../describe/tenant-name.ts';
import type {LiveState} from '../../../live/live-state.ts';
import {states} from '../../../tenant/state.ts';
import {type SafeText, safeText} from '../../../text/safe-text.ts';
import {graphemes} from '../../../text/width.ts';
import {stateSpan} from '../../components/state-span.ts';
import {column, type Line, lineWidth, type Span, say, span, words} from '../../spans.ts';
import type {Theme} from '../../theme.ts';
import {gap, type ListColumns, stateWidth} from '../list-columns.ts';

export interface RowFacts {
	readonly live: LiveState;
	readonly underCursor: boolean;
	readonly current: boolean;
	readonly marked: boolean;
	/** UTF-16 offsets in the name that the filter matched. */
	readonly matched: readonly number[] | undefined;
	/** What stands behind the state: the key that fixes it, its age, an end. */
	readonly note: string;
}

const between = say(' '.repeat(gap));

/** The headings above the rows. */
export function headingsLine(columns: ListColumns, width: number, {glyphs}: Theme): Line {
	const heading = (text: string, cells: number) => say(column(words(text), cells, glyphs.ellipsis), 'muted');
	const stateCells = stateWidth + (columns.note === 0 ? 0 : 1 + columns.note);
	const line = [
		say('     '),
		heading('NAME', columns.name),
		between,
		heading('TENANT', columns.tenant),
		between,
		heading('SIGN-IN', columns.signIn),
		between,
		heading('STATE', stateCells),
		...(columns.user === 0 ? [] : [between, heading('USER', columns.user)]),
		...(columns.comment === 0 ? [] : [between, heading('COMMENT', columns.comment)]),
	];
	return fill(line, width);
}

/** One row of the list, exactly `width` cells. */
export function rowLine(context: Context, facts: RowFacts, columns: ListColumns, width: number, theme: Theme): Line {
	const {glyphs} = theme;
	const {live, underCursor, marked, current} = facts;
	const cell = (text: SafeText, cells: number) => column(text, cells, glyphs.ellipsis);
	const {role} = states[live.state];
	const state = stateSpan(live.state, theme, live.pending && live.state !== 'checking' ? glyphs.running : undefined);
	const line: Span[] = [
		say(' '),
		say(underCursor ? glyphs.cursor : ' ', 'accent'),
		say(marked ? glyphs.marked : ' ', 'accent'),
		say(current ? glyphs.current : ' ', 'accent'),
		say(' '),
		...nameSpans(context, facts, columns.name, glyphs.ellipsis),
		between,
		span(cell(safeText(tenantName(context)), columns.tenant)),
		between,
		span(cell(words(signInLabels[context.credentials.kind]), columns.signIn), 'muted'),
		between,
		// What an earlier run found good may be so no more.
		span(cell(state.text, stateWidth), live.remembered && role === 'good' ? 'muted' : role),
	];
	if (columns.note > 0) {
		line.push(say(' '), span(cell(safeText(facts.note), columns.note), 'muted'));
	}

	if (columns.user > 0) {
		line.push(between, span(cell(safeText(live.knownUser?.name ?? ''), columns.user), 'muted'));
	}

	if (columns.comment > 0) {
		line.push(between, span(cell(safeText(context.comment ?? ''), columns.comment), 'muted'));
	}

	return fill(line, width);
}

/** An empty name is a name, too. */
export function shownName(name: string): SafeText {
	return name === '' ? words('""') : safeText(name);
}

function nameSpans(context: Context, {underCursor, matched}: RowFacts, cells: number, ellipsis: string): Span[] {
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

/** The blanks up to the border belong to the row: the background of the selected one reaches them. */
function fill(line: Line, width: number): Line {
	const rest = width - lineWidth(line);
	return rest > 0 ? [...line, say(' '.repeat(rest))] : line;
}
