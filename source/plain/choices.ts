import type {Context} from '../contexts/context.ts';
import {cureKeys} from '../describe/states/cure-keys.ts';
import type {LiveState} from '../live/live-state.ts';
import {type PlainCommand, plainCommand, plainCommands} from './commands.ts';

/** What can be done about a context, by number. */
export interface Choice {
	readonly command: PlainCommand;
	readonly text: string;
}

const usual: ReadonlyArray<readonly [id: PlainCommand['id'], text: string]> = [
	['use', 'make it current'],
	['check', 'check it now'],
	['edit', 'change its URL, sign-in or comment'],
	['rename', 'rename it'],
	['duplicate', 'copy it under another name'],
	['delete', 'delete it'],
	['json', 'user me as JSON'],
	['copy', 'copy user ID, tenant URL or command'],
	['open', 'open the tenant in the browser'],
	['shell', 'open a shell in this context'],
	['rotate', 'replace its key or secret with a new one'],
];

/** The choices about a context in the order of their numbers: what fixes its failure comes first. */
export function contextChoices(context: Context, {result}: LiveState, isCurrent: boolean): Choice[] {
	const cures = (result?.failure === undefined ? [] : cureKeys(result.failure.action)).flatMap(({key, does}) =>
		plainCommands
			.filter(command => command.key === key)
			.map(command => ({command, text: command.id === 'edit' ? `${does}, which fixes it` : does})),
	);
	const impossible = new Set<PlainCommand['id']>([
		...cures.map(({command}) => command.id),
		...(isCurrent ? ['use' as const] : []),
		...(result?.user === undefined ? ['json' as const] : []),
		...(context.server === undefined ? ['open' as const] : []),
		...(context.credentials.kind === 'none' ? (['shell', 'rotate'] as const) : []),
	]);
	const others = usual.filter(([id]) => !impossible.has(id)).map(([id, text]) => ({command: plainCommand(id), text}));
	return [...cures, ...others];
}

/** `1. enter the new secret, which fixes it` */
export function choiceLines(choices: readonly Choice[]): string[] {
	return choices.map(({text}, index) => `${index + 1}. ${text}`);
}
