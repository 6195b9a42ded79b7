import {commandNames, type SharedCommandId} from '../describe/command-names.ts';

/** A command of the list in lines. */
export interface PlainCommand {
	readonly id: SharedCommandId | 'more';
	/** The key of the full screen; typed, with Enter. */
	readonly key: string;
	/** Typed instead of the key; the first is shown. */
	readonly words: readonly string[];
	readonly help: string;
	/** How many contexts it acts on. */
	readonly takes: 'none' | 'one' | 'several';
	/** It changes contexts.yml. */
	readonly writes: boolean;
}

type Shape = Pick<PlainCommand, 'takes' | 'writes'> & {readonly also?: readonly string[]};

const shapes: Readonly<Record<Exclude<SharedCommandId, 'palette'>, Shape>> = {
	use: {takes: 'one', writes: true},
	back: {takes: 'none', writes: true},
	new: {takes: 'none', writes: true, also: ['init']},
	edit: {takes: 'one', writes: true},
	rename: {takes: 'one', writes: true},
	duplicate: {takes: 'one', writes: true},
	delete: {takes: 'several', writes: true},
	undo: {takes: 'none', writes: true},
	redo: {takes: 'none', writes: true},
	check: {takes: 'several', writes: false},
	'check-all': {takes: 'none', writes: false},
	filter: {takes: 'none', writes: false},
	attention: {takes: 'none', writes: false},
	sort: {takes: 'none', writes: false},
	json: {takes: 'one', writes: false, also: ['user me']},
	copy: {takes: 'one', writes: false},
	open: {takes: 'one', writes: false},
	shell: {takes: 'one', writes: false},
	rotate: {takes: 'one', writes: true},
	protect: {takes: 'none', writes: true},
	practice: {takes: 'none', writes: false},
	help: {takes: 'none', writes: false, also: ['commands', ':']},
	quit: {takes: 'none', writes: false, also: ['exit']},
};

function commandOf(id: Exclude<SharedCommandId, 'palette'>): PlainCommand {
	const {takes, writes, also = []} = shapes[id];
	const {key, label, help} = commandNames[id];
	return {id, key: id === 'use' ? 'use' : key, words: [label, ...also], help, takes, writes};
}

/** Every command, in the order of the help. */
export const plainCommands: readonly PlainCommand[] = [
	...(Object.keys(shapes) as ReadonlyArray<keyof typeof shapes>).map(commandOf),
	{id: 'more', key: 'm', words: ['more'], help: 'the next part of a long list', takes: 'none', writes: false},
];

/** A command by its id. */
export function plainCommand(id: PlainCommand['id']): PlainCommand {
	const found = plainCommands.find(command => command.id === id);
	if (found === undefined) {
		throw new Error(`no command ${id} in plain lines`);
	}

	return found;
}

/** The help: how to answer, and every command by name. */
export function helpLines(): string[] {
	return [
		'Answer with the number of a context to read about it, or with a command: its key or its name, then Enter.',
		'A command that needs a context takes its number or name: v 2. Delete and check take several: v 2 4, d 2-4.',
		'Enter alone repeats the list. Ctrl-C leaves the current question, and at the list it leaves qctx.',
		...plainCommands.map(({key, words, help}) => `${key === words[0] ? key : `${key}, ${words[0]}`}: ${help}`),
		'Each failure comes with its cause and its cure. More: qctx help states',
	];
}
