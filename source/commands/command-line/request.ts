import type {Options} from '../runtime/flags.ts';
import type {CommandGroup, CommandSpec} from './command-spec.ts';

/** What the command line asks for. */
export type Request =
	| {
			readonly type: 'command';
			readonly spec: CommandSpec;
			readonly operands: readonly string[];
			readonly options: Options;
			/** The words after `--`, for a command that takes them. */
			readonly command?: readonly string[];
	  }
	/** No command, but perhaps a word: `qctx`, `qctx NAME`, `qctx -`. */
	| {readonly type: 'no-command'; readonly operands: readonly string[]; readonly options: Options}
	/** A group without a command, or with a word that is not one of its commands. */
	| {readonly type: 'group'; readonly group: CommandGroup; readonly word: string | undefined; readonly help: string};

/** All commands. */
export interface CommandTable {
	/** Commands of one word. */
	readonly commands: readonly CommandSpec[];
	/** Commands of two words, by the first. */
	readonly groups: readonly CommandGroup[];
}

/**
 * Splits off the words after `--` if the command line runs another command, whose options are not ours to
 * parse. Undefined if there is no such command.
 */
export function splitCommand(
	argv: readonly string[],
	{commands}: CommandTable,
): {readonly own: readonly string[]; readonly command: readonly string[]} | undefined {
	const dashes = argv.indexOf('--');
	const words = argv.slice(0, Math.max(0, dashes));
	const first = words.flatMap(word => commands.find(({name}) => name === word) ?? [])[0];
	return first?.takesCommand === true ? {own: words, command: argv.slice(dashes + 1)} : undefined;
}

/**
 * A command line of nothing but words and the command's own switches, as most are: it is understood at once, without loading commander, which takes a
 * third as long as starting Node. Undefined for all others, and for those that are wrong, so that there is one place that complains.
 */
export function plainRequest(argv: readonly string[], {commands, groups}: CommandTable): Request | undefined {
	const [first, second] = argv;
	const group = groups.find(({name}) => name === first);
	const spec =
		group === undefined ? commands.find(({name}) => name === first) : group.commands.find(({name}) => name === second);
	const rest = argv.slice(group === undefined ? 1 : 2);
	if (spec?.passThrough === true && rest[0]?.startsWith('-') === false) {
		return {type: 'command', spec, operands: rest, options: {}};
	}

	const operands = rest.filter(word => !isOption(word));
	const options = switches(rest.filter(isOption), spec);
	if (options === undefined) {
		return undefined;
	}

	if (spec !== undefined) {
		return takes(spec, operands.length) ? {type: 'command', spec, operands, options} : undefined;
	}

	return group === undefined && !argv.some(isOption) ? {type: 'no-command', operands: argv, options: {}} : undefined;
}

function isOption(word: string): boolean {
	return word.startsWith('-') && word !== '-';
}

/** `--only-valid --no-check` as commander reports them; undefined if any word is not a switch of the command. */
function switches(words: readonly string[], spec: CommandSpec | undefined): Options | undefined {
	const known = words.every(word => spec?.options?.some(({flags}) => flags === word));
	const entry = (word: string): [string, boolean] => {
		const [, no, name = ''] = /^--(no-)?(.*)$/.exec(word) ?? [];
		return [name.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase()), no === undefined];
	};
	return known ? Object.fromEntries(words.map(entry)) : undefined;
}

function takes({arguments: specs = []}: CommandSpec, count: number): boolean {
	const required = specs.filter(({notation}) => notation.startsWith('<')).length;
	const variadic = specs.some(({notation}) => notation.includes('...'));
	return count >= required && (variadic || count <= specs.length);
}
