import {safeText} from '../text/safe/safe-text.ts';
import {type PlainCommand, plainCommands} from './commands.ts';

/** An answer to the list. */
export type Answer =
	/** Enter alone. */
	| {readonly type: 'repeat'}
	| {readonly type: 'quit'}
	/** A context by its number or name. */
	| {readonly type: 'open'; readonly name: string}
	/** `rest` is what followed the command: numbers, a name, the letters of a filter. */
	| {readonly type: 'command'; readonly command: PlainCommand; readonly rest: string}
	/** No such number. */
	| {readonly type: 'no-number'; readonly number: number}
	| {readonly type: 'unknown'; readonly word: string};

/**
 * Understands an answer: a number of the list, a command by its key or its word (`v 2`, `check 2`, `/prod`), or the name of a context. A key wins
 * over a name; such a context is reached by its number.
 * @param listed the names behind the numbers, the first is 1.
 */
export function readAnswer(typed: string, listed: readonly string[], names: readonly string[] = listed): Answer {
	const answer = typed.trim();
	if (answer === '') {
		return {type: 'repeat'};
	}

	if (/^\d+$/.test(answer)) {
		const name = listed[Number(answer) - 1];
		return name === undefined ? {type: 'no-number', number: Number(answer)} : {type: 'open', name};
	}

	const found = commandIn(answer);
	if (found !== undefined) {
		return found.command.id === 'quit' ? {type: 'quit'} : {type: 'command', ...found};
	}

	const name = nameLike(answer, names);
	return name === undefined ? {type: 'unknown', word: answer} : {type: 'open', name};
}

/** The command at the start of an answer, and the rest. */
export function commandIn(answer: string): {readonly command: PlainCommand; readonly rest: string} | undefined {
	const [, first = '', after = ''] = /^(\S+)\s*(.*)$/s.exec(answer) ?? [];
	const exact = plainCommands.find(({key}) => key === first);
	if (exact !== undefined) {
		return {command: exact, rest: after};
	}

	if (answer.startsWith('/')) {
		const filter = plainCommands.find(({key}) => key === '/');
		return filter && {command: filter, rest: answer.slice(1).trim()};
	}

	const lower = answer.toLowerCase();
	// The longest word first: `check all` before `check`.
	const byWord = plainCommands
		.flatMap(command => command.words.map(word => ({command, word: word.toLowerCase()})))
		.sort((one, other) => other.word.length - one.word.length)
		.find(({word}) => lower === word || lower.startsWith(`${word} `));
	if (byWord !== undefined) {
		return {command: byWord.command, rest: answer.slice(byWord.word.length).trim()};
	}

	const otherCase = plainCommands.find(({key}) => key.toLowerCase() === first.toLowerCase());
	return otherCase && {command: otherCase, rest: after};
}

/** The contexts after a command: `2`, `2 4`, `2-4`, `2,4`, or a name. */
export function readTargets(
	rest: string,
	listed: readonly string[],
	names: readonly string[] = listed,
): {readonly ok: true; readonly names: readonly string[]} | {readonly ok: false; readonly wrong: string} {
	const whole = nameLike(rest, names);
	if (whole !== undefined && !/^\d+$/.test(rest)) {
		return {ok: true, names: [whole]};
	}

	const chosen = new Set<string>();
	for (const part of rest.split(/[\s,]+/).filter(text => text !== '')) {
		const [, from, to = from] = /^(\d+)(?:-(\d+))?$/.exec(part) ?? [];
		const range = from === undefined || to === undefined ? [] : listed.slice(Math.max(0, Number(from) - 1), Number(to));
		const last = Number(to) <= listed.length && Number(from) > 0;
		const byName = nameLike(part, names);
		if (range.length > 0 && last) {
			for (const name of range) {
				chosen.add(name);
			}
		} else if (byName !== undefined) {
			chosen.add(byName);
		} else {
			return {ok: false, wrong: part};
		}
	}

	return {ok: true, names: [...chosen]};
}

/** Names are typed as shown, without characters that cannot be shown. */
function nameLike(typed: string, names: readonly string[]): string | undefined {
	return names.find(name => name === typed) ?? names.find(name => safeText(name).trim() === typed);
}
