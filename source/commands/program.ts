import {Command, InvalidArgumentError, Option} from 'commander';
import type {OptionSpec} from './command-entry.ts';
import type {CommandGroup, CommandSpec} from './command-spec.ts';
import type {Options} from './flags.ts';
import {configOption, connectionOptions, globalOptions} from './global-options.ts';
import {parseHeaders} from './headers.ts';

/** What the command line asks for. */
export type Request =
	| {
			readonly type: 'command';
			readonly spec: CommandSpec;
			readonly operands: readonly string[];
			readonly options: Options;
	  }
	/** No command, but perhaps a word: `qctx`, `qctx NAME`, `qctx -`. */
	| {readonly type: 'no-command'; readonly operands: readonly string[]; readonly options: Options}
	/** A group without a command of it, or with a word that is none. */
	| {readonly type: 'group'; readonly group: CommandGroup; readonly word: string | undefined; readonly help: string};

export interface ProgramOptions {
	readonly commands: readonly CommandSpec[];
	readonly groups: readonly CommandGroup[];
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
	const {commands, groups, version, write, columns, onRequest} = options;
	const program = prepare(new Command('qctx'), options)
		.description('Qlik Cloud contexts: set them up, prove them, switch between them.')
		.version(version, '--version', 'print the version')
		.argument('[name]', 'make this context current; - is the previous one')
		.usage('[options] [name | command]')
		.allowExcessArguments()
		// `qctx create --comment x`: it is the command that is wrong, not its option. See `no-command.ts`.
		.allowUnknownOption()
		.helpCommand(false)
		.addHelpText('after', overviewExamples)
		.action((_name, _options, command: Command) => {
			onRequest({type: 'no-command', operands: command.args, options: givenOptions(command)});
		});
	addOptions(program, [...globalOptions, ...connectionOptions.map(hide), configOption]);
	for (const spec of commands) {
		program.addCommand(createCommand(spec, options), {hidden: spec.hidden === true});
	}

	for (const group of groups) {
		program.addCommand(createGroup(group, options));
	}

	return program;

	function createGroup(group: CommandGroup, settings: ProgramOptions): Command {
		const command = prepare(new Command(group.name), settings)
			.description(group.summary)
			.argument('[command]')
			.usage('command [options]')
			.allowExcessArguments()
			.helpCommand(false)
			.action((word: string | undefined, _options, self: Command) => {
				onRequest({type: 'group', group, word, help: self.helpInformation()});
			});
		addOptions(command, [...globalOptions.map(hide), ...connectionOptions.map(hide), configOption]);
		for (const spec of group.commands) {
			command.addCommand(createCommand(spec, settings), {hidden: spec.hidden === true});
		}

		return command;
	}

	function createCommand(spec: CommandSpec, settings: ProgramOptions): Command {
		const command = prepare(new Command(spec.name), settings)
			.summary(spec.summary)
			.description([spec.summary, spec.description].filter(text => text !== undefined).join('\n'))
			.allowExcessArguments(spec.passThrough === true)
			.passThroughOptions(spec.passThrough === true)
			.action((...parameters: unknown[]) => {
				const self = parameters.at(-1);
				if (self instanceof Command) {
					onRequest({type: 'command', spec, operands: self.args, options: givenOptions(self)});
				}
			});
		for (const {notation, help} of spec.arguments ?? []) {
			command.argument(notation, help);
		}

		const own = spec.options ?? [];
		const names = new Set(own.map(option => longName(option)));
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

		return command;
	}

	function prepare(command: Command, _settings: ProgramOptions): Command {
		return command
			.exitOverride()
			.enablePositionalOptions()
			.showSuggestionAfterError()
			.helpOption('-h, --help', 'show this help')
			.optionsGroup('Options:')
			.configureHelp({subcommandTerm})
			.configureOutput({
				writeOut: write,
				// Errors come out of `parse` as exceptions, and are said in our own words.
				writeErr() {},
				outputError() {},
				getOutHelpWidth: () => columns,
				getErrHelpWidth: () => columns,
				getOutHasColors: () => false,
				getErrHasColors: () => false,
			});
	}
}

function addOptions(command: Command, specs: readonly OptionSpec[]): void {
	for (const spec of specs) {
		const option = new Option(spec.flags, spec.help);
		if (spec.group !== undefined) {
			option.helpGroup(spec.group);
		}

		if (spec.hidden === true) {
			option.hideHelp();
		}

		if (longName(spec) === '--headers') {
			option.argParser(collectHeaders);
		} else if (spec.repeatable === true) {
			option.argParser((value: string, before: string[] | undefined) => [...(before ?? []), value]);
		}

		command.addOption(option);
	}
}

function collectHeaders(value: string, before: Record<string, string> | undefined): Record<string, string> {
	const headers = parseHeaders(value);
	if (headers === undefined) {
		throw new InvalidArgumentError('A header is written NAME=VALUE.');
	}

	return {...before, ...headers};
}

/** What stands on the command line, of the command and all above it; the innermost wins, headers add up. */
function givenOptions(command: Command): Options {
	const chain: Command[] = [];
	for (let at: Command | null = command; at !== null; at = at.parent) {
		chain.unshift(at);
	}

	const given: Record<string, unknown> = {};
	for (const link of chain) {
		for (const [name, value] of Object.entries(link.opts())) {
			if (link.getOptionValueSource(name) === 'cli') {
				given[name] = name === 'headers' ? {...(given[name] as object | undefined), ...value} : value;
			}
		}
	}

	return given;
}

function hide(option: OptionSpec): OptionSpec {
	return {...option, hidden: true};
}

function longName({flags}: OptionSpec): string {
	return /--[\w-]+/.exec(flags)?.[0] ?? flags;
}

/** `rename <old> <new>`, without the `[options]` that every command has. */
function subcommandTerm(command: Command): string {
	const operands = command.registeredArguments.map(argument => {
		const name = `${argument.name()}${argument.variadic ? '...' : ''}`;
		return argument.required ? `<${name}>` : `[${name}]`;
	});
	return [command.name(), ...operands].join(' ');
}

function examplesText(examples: ReadonlyArray<readonly [line: string, does: string]>): string {
	const width = Math.max(...examples.map(([line]) => line.length));
	const wide = examples.some(([, does]) => width + does.length > 74);
	const lines = examples.map(([line, does]) =>
		wide ? `  ${line}\n      ${does}` : `  ${line.padEnd(width)}  ${does}`,
	);
	return `\nExamples:\n${lines.join('\n')}`;
}

const globalsReminder = `
Also: --context NAME, --json, --no-color, --accessible, -v (see qctx --help)`;

const overviewExamples = `
Examples:
  qctx                  the full screen; without a terminal, the list as text
  qctx context init     set a context up, step by step
  qctx acme-prod        make acme-prod current; qctx - goes back
  qctx demo             look around on a built-in practice tenant

More: qctx help files|states|environment|settings|exit-codes|security`;
