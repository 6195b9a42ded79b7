import type {Context} from '../contexts/context.ts';
import {cureKeys} from '../describe/cure-keys.ts';
import type {LiveState} from '../live/live-state.ts';
import {type PlainCommand, plainCommand, plainCommands} from './commands.ts';

/** One numbered choice about a context. */
export interface Choice {
	readonly command: PlainCommand;
	readonly words: string;
	/** It mends the failure of the last check. */
	readonly mends: boolean;
}

const usual: ReadonlyArray<readonly [id: PlainCommand['id'], words: string]> = [
	['use', 'make it current'],
	['check', 'check it now'],
	['edit', 'change its URL, sign-in or comment'],
	['rename', 'rename it'],
	['duplicate', 'copy it under another name'],
	['delete', 'delete it'],
	['json', 'user me as JSON'],
	['copy', 'copy user id, tenant URL or command'],
	['open', 'open the tenant in the browser'],
];

/** What can be done about a context, in the order of the numbers: what mends its failure comes first. */
export function contextChoices(context: Context, live: LiveState, isCurrent: boolean): Choice[] {
	const failure = live.result?.failure;
	const cures = failure === undefined ? [] : cureKeys(failure.action);
	const first = cures.flatMap(({key, does}): Choice[] => {
		const command = plainCommands.find(candidate => candidate.key === key);
		return command === undefined ? [] : [{command, words: does, mends: command.id === 'edit'}];
	});
	const others = usual
		.filter(([id]) => !first.some(({command}) => command.id === id) || id === 'edit')
		.filter(([id]) => !(id === 'use' && isCurrent))
		.filter(([id]) => !(id === 'edit' && first.some(({command, mends}) => mends && command.id === id)))
		.filter(([id]) => !(id === 'json' && live.result?.user === undefined))
		.filter(([id]) => !(id === 'open' && context.server === undefined))
		.map(([id, words]): Choice => ({command: plainCommand(id), words, mends: false}));
	return [...first, ...others];
}

/** `1. enter the new secret, which mends it` */
export function choiceWords(choices: readonly Choice[]): string[] {
	return choices.map(({words, mends}, index) => `${index + 1}. ${words}${mends ? ', which mends it' : ''}`);
}
