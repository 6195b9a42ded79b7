import {shortPath} from '../../describe/short-path.ts';
import type {Problem} from '../../text/problem.ts';
import {safeText} from '../../text/safe-text.ts';
import {type Line, say, span, words, wrapText} from '../lines.ts';
import type {UiServices} from '../services.ts';
import type {MainState} from './main-state.ts';

/** What the list says when it has no rows. */
export function emptyLines(state: MainState, services: UiServices, width: number): Line[] {
	const {practice} = services;
	if (state.damage !== undefined && state.snapshot.contexts.length === 0) {
		return damageLines(state.damage, services, width);
	}

	if (state.snapshot.contexts.length > 0) {
		const why = state.filter === '' ? 'No context needs attention.' : 'No context matches the filter.';
		return [[], [say(why)], [], [say('Esc', 'accent'), say('  show all again')]];
	}

	return [
		[],
		[say('No contexts yet.', 'strong')],
		[],
		...hint('n', 'set one up: tenant URL, then an API key or an OAuth client', width),
		...(practice === undefined ? hint('D', 'look around first, on a built-in practice tenant', width) : []),
	];
}

/** What is wrong with the file, where, and what to do. */
export function damageLines({what, cure}: Problem, {store, home}: UiServices, width: number): Line[] {
	const short = what.replaceAll(store.path, shortPath(store.path, home));
	return [
		...wrapText(safeText(short), width).map((text): Line => [span(text, 'bad')]),
		...wrapText(safeText(cure), width).map((text): Line => [span(text)]),
		...wrapText(words('It is read again as soon as it changes.'), width).map((text): Line => [span(text, 'muted')]),
	];
}

/** What the right pane says without a context: what the program is for, or why there is nothing to show. */
export function welcomeLines(state: MainState, {practice}: UiServices, width: number): Line[] {
	let text =
		'A context is a tenant URL with an API key or an OAuth client. qctx proves it against the tenant before it is saved, and shows here who it signs in as.';
	if (state.snapshot.contexts.length > 0 || state.damage !== undefined) {
		text = 'Here stands who the context under the cursor signs in as.';
	} else if (practice !== undefined) {
		text = 'This is the practice tenant. Nothing of yours is read or written; all is gone on exit.';
	}

	return wrapText(words(text), width).map((part): Line => [span(part, 'muted')]);
}

/** A key and its words, wrapped beside it. */
function hint(key: string, text: string, width: number): Line[] {
	return wrapText(words(text), width - 3).map((part, index) => [
		index === 0 ? say(key.padEnd(3), 'accent') : say('   '),
		span(part),
	]);
}
