import type {CommandEntry} from '../runtime/command-entry.ts';
import type {Options} from '../runtime/flags.ts';
import type {Services} from '../runtime/services.ts';

/** One command: what it takes, its help, and what it does. */
export interface CommandSpec extends CommandEntry {
	/**
	 * @param command what stands behind `--`, for a command that runs another one; undefined when there is no `--`.
	 * @returns the exit code; that of the other command may be any.
	 */
	run(services: Services, operands: readonly string[], options: Options, command?: readonly string[]): Promise<number>;
}

export interface CommandGroup {
	readonly name: string;
	readonly summary: string;
	readonly commands: readonly CommandSpec[];
}
