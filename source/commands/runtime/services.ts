import type {ContextsStore} from '../../contexts/store.ts';
import {shownText} from '../../describe/words/shown-text.ts';
import type {PracticeHint} from '../../session/workplace.ts';
import {backupsFolder, type Folders, platformFolders} from '../../settings/folders.ts';
import type {Settings} from '../../settings/settings.ts';
import {isUnicode} from '../../terminal/colour-level.ts';
import {done, type ExitCode, type Problem, type Result} from '../../text/problem.ts';
import type {Catalogue} from './command-entry.ts';
import type {GlobalFlags} from './flags.ts';
import {type Io, print, say} from './io.ts';
import {type ProblemDetails, reportProblem} from './report-problem.ts';

/** What every command gets. Everything is created on first use, so that a command pays only for what it uses. */
export interface Services {
	readonly io: Io;
	readonly flags: GlobalFlags;
	/** Escape sequences may go to stdout. */
	readonly colour: boolean;
	/** Non-ASCII symbols may be printed for a person to see. */
	readonly unicode: boolean;
	/** The practice tenant that this run is about, if it is. */
	readonly practice: PracticeHint | undefined;
	readonly catalogue: Catalogue;
	/** Runs another command line, with the global options of this one; what is given here replaces what this one has. */
	runAgain(argv: readonly string[], instead?: Instead): Promise<number>;
	folders(): Folders;
	/** Warns on stderr about unknown keys in the settings file. */
	settings(): Promise<Result<Settings>>;
	store(): Promise<Result<ContextsStore>>;
	/** Reports what happened and what to do; returns the exit code. */
	report(problem: Problem, details?: ProblemDetails): ExitCode;
	/** One line of data. */
	print(...lines: readonly string[]): void;
	/** A line that is not data; cleaned here. */
	say(...lines: readonly string[]): void;
}

/** Everything that a command line uses outside itself, so that none of the user's files are read or written. */
export interface Instead {
	readonly folders: Folders;
	readonly environment: NodeJS.ProcessEnv;
	readonly practice: PracticeHint;
}

export interface ServicesOptions {
	readonly io: Io;
	readonly flags: GlobalFlags;
	readonly catalogue: Catalogue;
	readonly runAgain: Services['runAgain'];
	/** Instead of the platform's: for the practice tenant and tests. */
	readonly folders?: Folders | undefined;
	readonly practice?: PracticeHint | undefined;
}

/** Services for one command line. */
export function createServices(options: ServicesOptions): Services {
	const {io, flags, catalogue, runAgain, folders: givenFolders, practice} = options;
	const {environment} = io;
	let folders = givenFolders;
	let settings: Promise<Result<Settings>> | undefined;
	let store: Promise<Result<ContextsStore>> | undefined;

	function ownFolders(): Folders {
		folders ??= platformFolders();
		return folders;
	}

	async function readOwnSettings(): Promise<Result<Settings>> {
		const {readSettings} = await import('../../settings/read-settings.ts');
		const result = await readSettings(ownFolders());
		if (!result.ok) {
			return result;
		}

		for (const warning of result.value.warnings) {
			say(io, shownText(warning));
		}

		return done(result.value.settings);
	}

	async function openStore(): Promise<Result<ContextsStore>> {
		const [{contextsFilePath}, {openContextsStore}] = await Promise.all([
			import('../../contexts/location.ts'),
			import('../../contexts/open-store.ts'),
		]);
		const path = contextsFilePath(environment);
		return path.ok ? done(openContextsStore({path: path.value, backupsFolder: backupsFolder(ownFolders())})) : path;
	}

	return {
		io,
		flags,
		get colour() {
			return io.stdout.isTTY && flags.color && !environment.NO_COLOR && environment.TERM !== 'dumb' && !flags.json;
		},
		unicode: isUnicode(environment, process.platform),
		practice,
		catalogue,
		runAgain,
		folders: ownFolders,
		async settings() {
			settings ??= readOwnSettings();
			return settings;
		},
		async store() {
			store ??= openStore();
			return store;
		},
		report: (problem, details) => reportProblem(io, flags, problem, details),
		print: (...lines) => print(io, ...lines),
		say: (...lines) => say(io, ...lines.map(line => shownText(line))),
	};
}
