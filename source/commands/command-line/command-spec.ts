import type {CommandEntry} from '../runtime/command-entry.ts';
import type {Options} from '../runtime/flags.ts';
import type {Services} from '../runtime/services.ts';

/** One command: its arguments, its help, and what it does. */
export interface CommandSpec extends CommandEntry {
	/**
	 * @param command the words after `--`, for a command that runs another one; undefined if there is no `--`.
	 * @returns the exit code; another command's can be any number.
	 */
	run(services: Services, operands: readonly string[], options: Options, command?: readonly string[]): Promise<number>;
}

export interface CommandGroup {
	readonly name: string;
	readonly summary: string;
	readonly commands: readonly CommandSpec[];
}
