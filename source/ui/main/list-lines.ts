import type {Context} from '../../contexts/context.ts';
import {signInLabels} from '../../describe/sign-in-labels.ts';
import {hostOf} from '../../live/host-of.ts';
import type {LiveState} from '../../live/live-state.ts';
import {states} from '../../tenant/state.ts';
import {type SafeText, safeText} from '../../text/safe-text.ts';
import {displayWidth, graphemes} from '../../text/width.ts';
import {column, type Line, type Role, type Span, say, span, words} from '../lines.ts';
import type {Theme} from '../theme.ts';

/** Widths of the list's columns in cells; 0 leaves a column out. */
export interface ListColumns {
	readonly name: number;
	readonly host: number;
	readonly kind: number;
	readonly state: number;
}

/** Cursor mark, current mark, `marked` mark and the blanks between them. */
const marksWidth = 4;
const gap = 2;
/** Glyph, blank, `not-a-tenant`, blank, a note such as `e fix secret`, `12 min ago` or `until 12:34`. */
const stateWidth = 27;
const longestState = 12;
const leastName = 10;
/** `API key`; `No credentials` is cut where there is no room, for the state says the same. */
const shortKind = 7;
const leastHost = 10;

/**
 * Shares the inside of the list pane out: state and name come first, then the kind, and the host takes and gives what is left, because
 * its end is the same for all tenants.
 */
export function listColumns(contexts: readonly Context[], width: number): ListColumns {
	const longestName = longest(contexts, context => context.name, 28);
	const longestHost = longest(contexts, hostOf, 40);
	const rest = width - marksWidth - stateWidth - gap;
	const wantedName = Math.max(leastName, longestName);
	const wantedKind = kindColumn(contexts);
	// The kind is shortened before the host, and the host before the name, is left out.
	const leastNames = Math.min(wantedName, 18) + gap + leastHost;
	const kindWidth = rest - wantedKind - gap < leastNames ? Math.min(wantedKind, shortKind) : wantedKind;
	const forNames = rest - kindWidth - gap;
	if (forNames < leastName) {
		return {name: Math.max(1, rest), host: 0, kind: 0, state: stateWidth};
	}

	if (forNames < leastNames) {
		const wholeKind = forNames - (wantedKind - kindWidth);
		return wholeKind < wantedName
			? {name: forNames, host: 0, kind: kindWidth, state: stateWidth}
			: {name: wholeKind, host: 0, kind: wantedKind, state: stateWidth};
	}

	const name = Math.min(wantedName, forNames - gap - leastHost);
	const host = Math.min(Math.max(leastHost, longestHost), forNames - gap - name);
	return {name, host, kind: kindWidth, state: stateWidth};
}

/** How wide the list would like to be, borders not counted. */
export function wantedListWidth(contexts: readonly Context[]): number {
	return (
		marksWidth +
		Math.max(
			leastName,
			longest(contexts, context => context.name, 28),
		) +
		gap +
		Math.max(leastHost, longest(contexts, hostOf, 40)) +
		gap +
		kindColumn(contexts) +
		gap +
		stateWidth
	);
}

/** As wide as the longest kind that the file has. */
function kindColumn(contexts: readonly Context[]): number {
	return Math.max(0, ...contexts.slice(0, 200).map(({credentials}) => signInLabels[credentials.kind].length));
}

/** The first 200 names tell enough; thousands would cost a frame. */
function longest(contexts: readonly Context[], text: (context: Context) => string, most: number): number {
	let width = 0;
	for (const context of contexts.slice(0, 200)) {
		width = Math.max(width, displayWidth(text(context)));
	}

	return Math.min(width, most);
}

export interface RowFacts {
	readonly live: LiveState;
	readonly underCursor: boolean;
	readonly current: boolean;
	readonly marked: boolean;
	/** UTF-16 offsets in the name that the filter matched. */
	readonly matched: readonly number[] | undefined;
	/** What stands behind the state: the key that mends it, its age, or when a rate limit ends. */
	readonly stateNote: string;
}

/** One row of the list. */
export function contextRow(context: Context, facts: RowFacts, columns: ListColumns, theme: Theme): Line {
	const {glyphs} = theme;
	const {ellipsis} = glyphs;
	const line: Span[] = [
		say(facts.underCursor ? glyphs.cursor : ' ', 'accent'),
		say(facts.marked ? glyphs.marked : ' ', 'accent'),
		say(facts.current ? glyphs.current : ' ', 'accent'),
		say(' '),
		...nameSpans(context, facts, columns.name, ellipsis),
	];
	if (columns.host > 0) {
		line.push(say('  '), ...hostSpans(context, columns.host, ellipsis));
	}

	if (columns.kind > 0) {
		line.push(say('  '), span(column(words(signInLabels[context.credentials.kind]), columns.kind, ellipsis), 'muted'));
	}

	line.push(say('  '), ...stateSpans(facts, columns.state, theme));
	return line;
}

/** An empty name is a name, too. */
export function shownName({name}: Context): SafeText {
	return name === '' ? words('""') : safeText(name);
}

function nameSpans(context: Context, facts: RowFacts, cells: number, ellipsis: string): Span[] {
	const role: Role = facts.underCursor ? 'accent' : 'plain';
	const name = shownName(context);
	if (facts.matched === undefined || name !== context.name) {
		return [span(column(name, cells, ellipsis), role)];
	}

	const shown = column(name, cells, ellipsis);
	const matched = new Set(facts.matched);
	const spans: Span[] = [];
	let offset = 0;
	for (const grapheme of graphemes(shown)) {
		spans.push(say(grapheme, matched.has(offset) && grapheme !== ellipsis ? 'match' : role));
		offset += grapheme.length;
	}

	return spans;
}

/** `.qlikcloud.com` is the same for nearly all: muted, and the first to give way, whole. */
function hostSpans(context: Context, cells: number, ellipsis: string): Span[] {
	const host = safeText(hostOf(context));
	const end = host.search(/\.qlik/);
	const own = end === -1 ? host : words(host.slice(0, end));
	if (displayWidth(host) > cells && own !== host && displayWidth(own) < cells) {
		return [span(own), say(column(words(ellipsis), cells - displayWidth(own)), 'muted')];
	}

	const shown = column(host, cells, ellipsis);
	return own === host ? [span(shown)] : [say(shown.slice(0, end)), say(shown.slice(end), 'muted')];
}

function stateSpans({live, stateNote}: RowFacts, cells: number, theme: Theme): Span[] {
	const {glyph, ascii, role} = states[live.state];
	const mark = live.pending && live.state !== 'checking' ? theme.glyphs.running : theme.ascii ? ascii : glyph;
	const state = words(`${mark} ${live.state.padEnd(longestState)}`);
	const room = cells - displayWidth(state);
	const note = displayWidth(stateNote) + 1 <= room ? ` ${stateNote}` : '';
	const faded = live.remembered && role === 'good' ? 'muted' : role;
	return [span(state, faded), say(note + ' '.repeat(Math.max(0, room - displayWidth(note))), 'muted')];
}
