import type {ExitCode} from '../../text/problem.ts';
import type {CommandEntry} from '../runtime/command-entry.ts';
import type {Options} from '../runtime/flags.ts';
import type {Services} from '../runtime/services.ts';

/** One command: what it takes, its help, and what it does. */
export interface CommandSpec extends CommandEntry {
	run(services: Services, operands: readonly string[], options: Options): Promise<ExitCode>;
}

export interface CommandGroup {
	readonly name: string;
	readonly summary: string;
	readonly commands: readonly CommandSpec[];
}
