import type {LiveState} from '../../live/live-checks.ts';
import {states} from '../../tenant/state.ts';
import {formatAge} from '../../text/duration.ts';
import {type SafeText, safeText} from '../../text/safe-text.ts';
import {Pane} from '../components/pane.tsx';
import {type Line, say, span, words, wrapText} from '../lines.ts';
import {practiceLines} from '../practice-lines.ts';
import type {UiServices} from '../services.ts';
import {type Theme, useTheme} from '../theme.ts';
import {cureNote} from './cure-keys.ts';
import {contextRow, listColumns} from './list-lines.ts';
import type {MainState} from './main-state.ts';
import {topFor} from './move.ts';
import type {Selection} from './select-contexts.ts';

interface Props {
	readonly state: MainState;
	readonly selection: Selection;
	readonly services: UiServices;
	readonly now: number;
	readonly width: number;
	readonly height: number;
}

/** The contexts, a window of them. */
export function ListPane({state, selection, services, now, width, height}: Props) {
	const theme = useTheme();
	const {contexts, matches} = selection;
	const rows = Math.max(1, height - 2);
	const index = contexts.findIndex(context => context.name === state.cursor);
	const top = topFor(state.top, Math.max(0, index), rows, contexts.length);
	const columns = listColumns(state.snapshot.contexts, width - 4);
	const lines =
		contexts.length === 0
			? emptyLines(state, services, width - 4)
			: contexts.slice(top, top + rows).map(context => {
					const live = services.checks.get(context.name);
					return contextRow(
						context,
						{
							live,
							underCursor: context.name === state.cursor,
							current: context.name === state.snapshot.current,
							marked: state.marked.has(context.name),
							matched: matches.get(context.name),
							stateNote: stateNote(live, now),
						},
						columns,
						theme,
					);
				});
	const hint = services.practice === undefined ? [] : practiceLines(services.practice, width - 4);
	if (hint.length > 0 && lines.length + hint.length <= rows) {
		lines.push(...Array.from({length: rows - lines.length - hint.length}, (): Line => []), ...hint);
	}

	return (
		<Pane
			title={listTitle(state)}
			note={listNote(state, services, {top, rows, shown: contexts.length}, theme)}
			width={width}
			height={height}
			lines={lines}
			focused={state.pane === 'list'}
			strongLine={index - top}
		/>
	);
}

/** `Contexts`, and what narrows the list. The caret of the filter stands behind its last letter. */
export function listTitle({filter, filtering, onlyAttention, sort}: MainState): SafeText {
	const parts = ['Contexts'];
	if (sort !== 'file') {
		parts.push(`by ${sort}`);
	}

	if (onlyAttention) {
		parts.push('! attention');
	}

	if (filter !== '' || filtering) {
		parts.push(`/${safeText(filter)}`);
	}

	return words(parts.join(' '));
}

function listNote(
	state: MainState,
	{checks}: UiServices,
	view: {readonly top: number; readonly rows: number; readonly shown: number},
	{glyphs}: Theme,
): SafeText | undefined {
	const parts: string[] = [];
	const {done, all} = checks.progress();
	if (done < all) {
		parts.push(`checking ${done}/${all}`);
	}

	const attention = state.snapshot.contexts.filter(({name}) => states[checks.get(name).state].needsAttention).length;
	if (attention > 0) {
		parts.push(`${attention} need${attention === 1 ? 's' : ''} attention`);
	}

	if (state.marked.size > 0) {
		parts.push(`${state.marked.size} marked`);
	}

	if (view.shown > view.rows) {
		parts.push(`${view.top + 1}-${Math.min(view.shown, view.top + view.rows)} of ${view.shown}`);
	}

	return parts.length === 0 ? undefined : words(parts.join(` ${glyphs.separator} `));
}

/** Behind the state: how old it is when of an earlier run, when a rate limit ends, or the key that mends it. */
function stateNote({result, remembered}: LiveState, now: number): string {
	const failure = result?.failure;
	if (failure?.retryAt !== undefined && failure.retryAt > now) {
		return `to ${new Date(failure.retryAt).toTimeString().slice(0, 5)}`;
	}

	if (remembered && result !== undefined) {
		return formatAge(now - result.checkedAt);
	}

	return failure === undefined ? '' : cureNote(failure.action);
}

function emptyLines(state: MainState, {practice}: UiServices, width: number): Line[] {
	if (state.damage !== undefined) {
		return [
			[],
			...wrapText(safeText(state.damage.what), width).map((text): Line => [span(text, 'bad')]),
			[],
			...wrapText(safeText(state.damage.cure), width).map((text): Line => [span(text)]),
			[],
			[say('Nothing is written until it can be read again.', 'muted')],
		];
	}

	if (state.snapshot.contexts.length > 0) {
		const why = state.filter === '' ? 'No context needs attention.' : 'No context matches the filter.';
		return [[], [say(why)], [], [say('Esc', 'accent'), say('  show all again')]];
	}

	return [
		[],
		[say('No contexts yet.', 'strong')],
		[],
		[say('n  ', 'accent'), say('set one up: tenant URL, then an API key or an OAuth client')],
		...(practice === undefined
			? [[say('D  ', 'accent'), say('look around first, on a built-in practice tenant')]]
			: []),
	].flatMap((line: Line) => (line.length < 2 ? [line] : splitHint(line, width)));
}

/** A hint whose words are wrapped beside its key. */
function splitHint([key, text]: Line, width: number): Line[] {
	return key === undefined || text === undefined
		? []
		: wrapText(text.text, width - 3).map((part, index) => [index === 0 ? key : say('   '), span(part)]);
}
