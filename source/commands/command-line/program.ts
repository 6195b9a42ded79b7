import {Command} from 'commander';
import {configOption, connectionOptions, globalOptions} from '../options/global-options.ts';
import type {CommandGroup, CommandSpec} from './command-spec.ts';
import {readOptionValues} from './option-values.ts';
import {examplesText, globalsReminder, overviewExamples, subcommandTerm} from './program-help.ts';
import {addOptions, givenOptions, hide, longName} from './program-options.ts';
import type {CommandTable, Request} from './request.ts';

export interface ProgramOptions {
	readonly table: CommandTable;
	readonly version: string;
	/** Where help and version go. */
	readonly write: (text: string) => void;
	/** Width of the help text. */
	readonly columns: number;
	readonly onRequest: (request: Request) => void;
}

/**
 * The command line as commander understands it: every command of the table, the global options on each of them. Parsing it calls `onRequest`
 * once, or throws a `CommanderError` (wrong usage, help or version shown).
 */
export function createProgram(options: ProgramOptions): Command {
	const {table, version, onRequest} = options;
	const program = prepare(new Command('qctx'), options)
		.description('Qlik Cloud contexts: set them up, check them, switch between them.')
		.version(version, '--version', 'print the version')
		.argument('[name]')
		.usage('[options] [name | command]')
		.allowExcessArguments()
		// `qctx create --comment x`: the command is wrong, not its option. See `no-command.ts`.
		.allowUnknownOption()
		.addHelpText('after', overviewExamples)
		.action((_name, _options, command: Command) => {
			onRequest({type: 'no-command', operands: command.args, options: givenOptions(command)});
		});
	readOptionValues(program, {passThrough: false});
	addOptions(program, [...globalOptions, ...connectionOptions.map(hide), configOption]);
	addCommands(program, table.commands, options);
	addSubcommands(
		program,
		table.groups.map(group => ({
			command: new Command(group.name).description(group.summary).argument('[command]'),
			complete: command => completeGroup(command, group, options),
		})),
	);
	return program;
}

/** A command with just enough for a list of commands, and a function that completes it. */
interface Unfinished {
	readonly command: Command;
	readonly complete: (command: Command) => void;
	readonly hidden?: boolean;
}

/** Only the command that runs gets its options, which saves a millisecond per dozen commands. */
function addSubcommands(parent: Command, unfinished: readonly Unfinished[]): void {
	for (const {command, hidden = false} of unfinished) {
		parent.addCommand(command, {hidden});
	}

	parent.hook('preSubcommand', (_parent, chosen) => {
		unfinished.find(({command}) => command === chosen)?.complete(chosen);
	});
}

function addCommands(parent: Command, specs: readonly CommandSpec[], options: ProgramOptions): void {
	addSubcommands(
		parent,
		specs.map(spec => {
			const command = new Command(spec.name).summary(spec.summary);
			for (const {notation, help} of spec.arguments ?? []) {
				command.argument(notation, help);
			}

			return {command, complete: () => completeCommand(command, spec, options), hidden: spec.hidden === true};
		}),
	);
}

function completeGroup(command: Command, group: CommandGroup, options: ProgramOptions): void {
	readOptionValues(command, {passThrough: false});
	prepare(command, options)
		.usage('command [options]')
		.allowExcessArguments()
		.action((word: string | undefined, _options, self: Command) => {
			options.onRequest({type: 'group', group, word, help: self.helpInformation()});
		});
	addOptions(command, [...globalOptions.map(hide), ...connectionOptions.map(hide), configOption]);
	addCommands(command, group.commands, options);
}

function completeCommand(command: Command, spec: CommandSpec, options: ProgramOptions): void {
	const passThrough = spec.passThrough === true;
	readOptionValues(command, {passThrough});
	prepare(command, options)
		.description([spec.summary, spec.description].filter(text => text !== undefined).join('\n\n'))
		.allowExcessArguments(passThrough)
		.passThroughOptions(passThrough)
		.action((...parameters: unknown[]) => {
			const self = parameters.at(-1);
			if (self instanceof Command) {
				options.onRequest({type: 'command', spec, operands: self.args, options: givenOptions(self)});
			}
		});
	const own = spec.options ?? [];
	const names = new Set(own.map(longName));
	addOptions(command, [
		...own,
		...connectionOptions
			.filter(option => !names.has(longName(option)))
			.map(option => (spec.asksTenant === true ? option : hide(option))),
		...globalOptions.map(hide),
		configOption,
	]);
	command.addHelpText('after', globalsReminder);
	if (spec.examples !== undefined) {
		command.addHelpText('after', examplesText(spec.examples));
	}
}

function prepare(command: Command, {write, columns}: ProgramOptions): Command {
	return command
		.exitOverride()
		.enablePositionalOptions()
		.helpCommand(false)
		.helpOption('-h, --help', 'show this help')
		.optionsGroup('Options:')
		.configureHelp({subcommandTerm})
		.configureOutput({
			writeOut: write,
			// `parse` throws errors as exceptions; we word them ourselves.
			writeErr() {},
			outputError() {},
			getOutHelpWidth: () => columns,
			getErrHelpWidth: () => columns,
			getOutHasColors: () => false,
			getErrHasColors: () => false,
		});
}
