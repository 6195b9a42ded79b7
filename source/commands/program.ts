import {Command, CommanderError, InvalidArgumentError, Option} from 'commander';
import {done, failed, type Problem, type Result} from '../text/problem.ts';
import type {OptionSpec} from './command-entry.ts';
import type {CommandGroup, CommandSpec} from './command-spec.ts';
import type {Options} from './flags.ts';
import {configOption, connectionOptions, globalOptions} from './global-options.ts';
import {parseHeaders} from './headers.ts';
import {nearestOption} from './nearest-option.ts';
import type {CommandTable, Request} from './request.ts';

export interface ProgramOptions {
	readonly table: CommandTable;
	readonly version: string;
	/** Where help and version go. */
	readonly write: (text: string) => void;
	/** Width of the help text. */
	readonly columns: number;
}

interface Building extends ProgramOptions {
	readonly onRequest: (request: Request) => void;
}

/**
 * Reads a command line with commander: every command of the table, the global options on each of them. Undefined when help or the version
 * was asked for, and written.
 */
export async function parseCommandLine(
	argv: readonly string[],
	options: ProgramOptions,
): Promise<Result<Request | undefined>> {
	let request: Request | undefined;
	const program = createProgram({
		...options,
		onRequest(asked) {
			request = asked;
		},
	});
	try {
		program.parse(argv, {from: 'user'});
	} catch (error) {
		if (error instanceof CommanderError) {
			return error.exitCode === 0 ? done(undefined) : failed(await usageProblem(error));
		}

		throw error;
	}

	return done(request);
}

/** Commander's complaint in our form: `error: unknown option '--jsn'\n(Did you mean --json?)`. */
async function usageProblem(error: CommanderError): Promise<Problem> {
	const [what = '', hint] = error.message.replace(/^error: /, '').split('\n');
	const option = error.code === 'commander.unknownOption' ? /'([^']*)'/.exec(what)?.[1] : undefined;
	const meant = hint?.replace(/^\((.*)\)$/, '$1') ?? (option === undefined ? undefined : await nearestOption(option));
	return {
		what: `${what.charAt(0).toUpperCase()}${what.slice(1)}${/[.?!]$/.test(what) ? '' : '.'}`,
		cure: meant ?? 'See how it is used: add --help',
		exitCode: 2,
	};
}

function createProgram(options: Building): Command {
	const {table, version, onRequest} = options;
	const program = prepare(new Command('qctx'), options)
		.description('Qlik Cloud contexts: set them up, prove them, switch between them.')
		.version(version, '--version', 'print the version')
		.argument('[name]', 'make this context current; - is the previous one')
		.usage('[options] [name | command]')
		.allowExcessArguments()
		// `qctx create --comment x`: it is the command that is wrong, not its option. See `no-command.ts`.
		.allowUnknownOption()
		.addHelpText('after', overviewExamples)
		.action((_name, _options, command: Command) => {
			onRequest({type: 'no-command', operands: command.args, options: givenOptions(command)});
		});
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

/** A command as far as a list of commands needs it, and what makes it whole. */
interface Unfinished {
	readonly command: Command;
	readonly complete: (command: Command) => void;
	readonly hidden?: boolean;
}

/** Most commands are not the one that is run, so they get their options only when they are: a millisecond saved for each dozen. */
function addSubcommands(parent: Command, unfinished: readonly Unfinished[]): void {
	for (const {command, hidden = false} of unfinished) {
		parent.addCommand(command, {hidden});
	}

	parent.hook('preSubcommand', (_parent, chosen) => {
		unfinished.find(({command}) => command === chosen)?.complete(chosen);
	});
}

function addCommands(parent: Command, specs: readonly CommandSpec[], options: Building): void {
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

function completeGroup(command: Command, group: CommandGroup, options: Building): void {
	prepare(command, options)
		.usage('command [options]')
		.allowExcessArguments()
		.action((word: string | undefined, _options, self: Command) => {
			options.onRequest({type: 'group', group, word, help: self.helpInformation()});
		});
	addOptions(command, [...globalOptions.map(hide), ...connectionOptions.map(hide), configOption]);
	addCommands(command, group.commands, options);
}

function completeCommand(command: Command, spec: CommandSpec, options: Building): void {
	prepare(command, options)
		.description([spec.summary, spec.description].filter(text => text !== undefined).join('\n\n'))
		.allowExcessArguments(spec.passThrough === true)
		.passThroughOptions(spec.passThrough === true)
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

function prepare(command: Command, {write, columns}: Building): Command {
	return command
		.exitOverride()
		.enablePositionalOptions()
		.helpCommand(false)
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
