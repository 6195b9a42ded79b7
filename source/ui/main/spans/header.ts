import {tenantName} from '../../../describe/tenant-name.ts';
import {countContexts} from '../../../describe/words/count.ts';
import {shortPath} from '../../../describe/words/short-path.ts';
import {type SafeText, safeText} from '../../../text/safe/safe-text.ts';
import {displayWidth, graphemes, truncate} from '../../../text/width.ts';
import {fit, type Line, lineWidth, type Span, say, span, words} from '../../spans.ts';
import type {Theme} from '../../theme.ts';
import type {MainView} from '../model/main-store.ts';
import {shownName} from './row.ts';

/** A path cut shorter than this tells nothing. */
const leastPath = 14;

/**
 * ` qctx  ~/.qlik/contexts.yml  7 contexts             current  acme-prod  acme.eu `. The path is cut first, because what is wrong with the file and which
 * context is current must be visible on the smallest screen.
 */
export function headerLine({session, home, ownShell, practice, state, isProtected}: MainView, {glyphs}: Theme): Line {
	const {file, damage} = session;
	const {columns} = state.size;
	const {ellipsis} = glyphs;
	const before = [
		say(' qctx', 'strong'),
		...(practice === undefined ? [] : [say('  practice', 'warn')]),
		...(ownShell === undefined ? [] : [say('  '), span(safeText(ownShell), 'accent')]),
	];
	const after = [
		say(`  ${countContexts(file.contexts.length)}`),
		...(damage === undefined ? [] : [say('  damaged', 'bad')]),
		...(file.othersCanRead ? [say('  others can read it: p', 'warn')] : []),
	];
	const guard = file.current !== undefined && isProtected(file.current) ? [say(' protected ', 'warn')] : [];
	const room = columns - lineWidth([...before, ...after, ...guard]) - 2;
	const right = [...currentSpans(file, room, ellipsis), ...guard];
	const forPath = columns - lineWidth([...before, ...after, ...right]) - 4;
	const path = cutLeft(safeText(shortPath(file.path, home)), forPath, ellipsis);
	const left = [...before, ...(path === '' ? [] : [say('  '), span(path, 'muted')]), ...after];
	return [...fit(left, columns - lineWidth(right), ellipsis), ...right];
}

/** The current context, and its tenant where there is room; a long name is cut. */
function currentSpans({contexts, current}: MainView['session']['file'], room: number, ellipsis: string): Span[] {
	if (current === undefined) {
		return [say('no current context ', 'muted')];
	}

	const context = contexts.find(({name}) => name === current);
	const label = say('current  ', 'muted');
	const name = shownName(current);
	if (context === undefined) {
		const end = ' (missing) ';
		return [
			label,
			span(truncate(name, Math.max(8, room - label.text.length - end.length), ellipsis), 'bad'),
			say(end, 'bad'),
		];
	}

	const tenant = safeText(tenantName(context));
	const forName = Math.max(8, room - label.text.length - 1);
	const withTenant = tenant !== '' && displayWidth(name) + 2 + displayWidth(tenant) <= forName;
	return [
		label,
		span(truncate(name, forName, ellipsis), 'accent'),
		...(withTenant ? [say('  '), span(tenant, 'muted')] : []),
		say(' '),
	];
}

/** Cuts a path on the left, because its end tells more. Empty when too little of it would be left. */
function cutLeft(path: SafeText, cells: number, ellipsis: string): SafeText {
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

	return words(cells < leastPath ? '' : ellipsis + kept);
}
