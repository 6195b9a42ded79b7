import {shortPath} from '../../describe/short-path.ts';
import {safeText} from '../../text/safe-text.ts';
import {displayWidth, graphemes} from '../../text/width.ts';
import {fit, type Line, lineWidth, type Span, say, span, words} from '../lines.ts';
import type {UiServices} from '../services.ts';
import type {MainState} from './main-state.ts';

export {shortPath} from '../../describe/short-path.ts';

/** A path that is cut below this says nothing. */
const leastPath = 14;

/**
 * ` qctx  ~/.qlik/contexts.yml  7 contexts                    current  acme-prod `. The path gives way first: what is wrong with the file and which
 * context is current must be seen on the smallest screen.
 */
export function headerLine(state: MainState, services: UiServices, columns: number, ellipsis = '…'): Line {
	const {snapshot, damage} = state;
	const count = snapshot.contexts.length;
	const before = [say(' qctx', 'strong'), ...(services.practice === undefined ? [] : [say('  practice', 'warn')])];
	const after = [
		say(`  ${count} context${count === 1 ? '' : 's'}`),
		...(damage === undefined ? [] : [say('  damaged', 'bad')]),
		...(snapshot.othersCanRead ? [say('  others can read it: p', 'warn')] : []),
	];
	const right = currentSpans(state, Math.max(10, columns - lineWidth([...before, ...after]) - 2), columns, ellipsis);
	const room = columns - lineWidth([...before, ...after, ...right]) - 4;
	const path = words(cutLeft(safeText(shortPath(snapshot.path, services.home)), room, ellipsis));
	const left = [...before, ...(path === '' ? [] : [say('  '), span(path, 'muted')]), ...after];
	return [...fit(left, columns - lineWidth(right), ellipsis), ...right];
}

/** Which context is current; a long name is cut. */
function currentSpans(
	{snapshot: {contexts, current}}: MainState,
	room: number,
	columns: number,
	ellipsis: string,
): readonly Span[] {
	if (current === undefined) {
		return [say('no current context ', 'muted')];
	}

	const exists = contexts.some(context => context.name === current);
	const label = say('current  ', 'muted');
	const end = say(exists ? ' ' : ' (missing) ', exists ? 'plain' : 'bad');
	const most = Math.max(8, Math.min(room, Math.max(42, Math.floor(columns / 2))) - lineWidth([label, end]));
	const name = safeText(current);
	const shown = displayWidth(name) > most ? fit([span(name)], most, ellipsis) : [span(name)];
	return [label, ...shown.map(piece => ({...piece, role: exists ? ('strong' as const) : ('bad' as const)})), end];
}

/** The end of a path tells more than its beginning. Empty where too little of it would be left. */
function cutLeft(path: string, cells: number, ellipsis: string): string {
	if (displayWidth(path) <= cells) {
		return path;
	}

	let room = cells - displayWidth(ellipsis);
	let kept = '';
	for (const grapheme of graphemes(path).toReversed()) {
		room -= displayWidth(grapheme);
		if (room < 0) {
			break;
		}

		kept = grapheme + kept;
	}

	return cells < leastPath ? '' : ellipsis + kept;
}
