import type {PracticeHint} from '../session/workplace.ts';
import type {Folders} from '../settings/folders.ts';
import {done, type ExitCode, type Problem, type Result} from '../text/problem.ts';
import {type CommandTable, plainRequest, type Request, splitCommand} from './command-line/request.ts';
import {commands, groups} from './index.ts';
import {shown} from './runtime/command-entry.ts';
import {flagsIn, globalFlags, type Options} from './runtime/flags.ts';
import {type Io, print} from './runtime/io.ts';
import {processIo} from './runtime/process-io.ts';
import {faultOfOurs, reportProblem} from './runtime/report-problem.ts';
import {createServices} from './runtime/services.ts';

export interface MainOptions {
	readonly version: string;
	/** Instead of the platform's own folders. */
	readonly folders?: Folders;
	/** Set while everything runs against the practice tenant. */
	readonly practice?: PracticeHint;
	/** Global options that were given before, to the command that runs this one. */
	readonly inherited?: Options;
}

/** Runs the command line of this process, and ends it. */
export async function runProcess(argv: readonly string[], version: string): Promise<void> {
	const {io, finish} = processIo(argv);
	finish(await main(argv, io, {version}));
}

const table: CommandTable = {commands, groups};

/**
 * Runs one command line, without the program's name. Conditions are reported on stderr and become the exit code; a bug is reported
 * too, with exit 3, because nothing is known then.
 */
export async function main(argv: readonly string[], io: Io, options: MainOptions): Promise<number> {
	try {
		return await run(argv, io, options);
	} catch (error) {
		// Ctrl-C, as a signal or, while a question has the terminal in raw mode, as a key.
		if (io.signal.aborted || (error instanceof Error && error.name === 'Interrupted')) {
			return 130;
		}

		return reportProblem(io, flagsIn(argv), faultOfOurs(error));
	}
}

async function run(argv: readonly string[], io: Io, options: MainOptions): Promise<number> {
	const {own, command} = splitCommand(argv, table) ?? {own: argv};
	const request = await readCommandLine(own, io, options);
	if (!request.ok) {
		return reportProblem(io, flagsIn(own), request.problem);
	}

	const {value} = request;
	if (value === undefined) {
		return 0;
	}

	return answer(value.type === 'command' && command !== undefined ? {...value, command} : value, own, io, options);
}

async function readCommandLine(
	argv: readonly string[],
	io: Io,
	{version}: MainOptions,
): Promise<Result<Request | undefined>> {
	const plain = plainRequest(argv, table);
	if (plain !== undefined) {
		return done(plain);
	}

	const {parseCommandLine} = await import('./command-line/parse-command-line.ts');
	return parseCommandLine(argv, {
		table,
		version,
		write: text => io.stdout.write(text),
		columns: Math.min(io.stdout.columns ?? 80, 100),
	});
}

async function answer(request: Request, argv: readonly string[], io: Io, options: MainOptions): Promise<number> {
	if (request.type === 'group') {
		return answerGroup(request, argv, io);
	}

	const given = {...options.inherited, ...request.options};
	const flags = globalFlags(given);
	if (given.config !== undefined) {
		return reportProblem(io, flags, configRefused);
	}

	const services = createServices({
		io,
		flags,
		folders: options.folders,
		practice: options.practice,
		catalogue: table,
		runAgain: async (words, instead) =>
			run(words, instead === undefined ? io : {...io, environment: instead.environment}, {
				...options,
				...instead,
				inherited: given,
			}),
	});
	const code =
		request.type === 'command'
			? await request.spec.run(services, request.operands, given, request.command)
			: await (await import('./no-command.ts')).runWithoutCommand(services, request.operands);
	return io.signal.aborted ? 130 : code;
}

async function answerGroup(
	{group, word, help}: Extract<Request, {type: 'group'}>,
	argv: readonly string[],
	io: Io,
): Promise<ExitCode> {
	if (word === undefined) {
		print(io, help.trimEnd());
		return 0;
	}

	const {nearest} = await import('../text/nearest.ts');
	const meant = nearest(
		word,
		shown(group.commands).map(command => command.name),
	);
	return reportProblem(io, flagsIn(argv), {
		what: `There is no command 'qctx ${group.name} ${word}'.`,
		cure:
			meant === undefined
				? `See what there is: qctx ${group.name} --help`
				: `Did you mean: qctx ${group.name} ${meant}`,
		exitCode: 2,
	});
}

const configRefused: Problem = {
	what: 'qctx reads no config file: -c/--config is an option of qlik-cli for engine scripts, whose values would silently override the context.',
	cure: 'Choose a context with --context NAME, or override it with --server, --headers, --server-type.',
	exitCode: 2,
};
