/** One option of a command, in commander's notation. */
export interface OptionSpec {
	/** `-q, --quiet`, `--only <state>`. */
	readonly flags: string;
	readonly help: string;
	/** Heading in the help; without it `Options:`. */
	readonly group?: string;
	/** May be given several times. */
	readonly repeatable?: boolean;
	/** Values for completion. */
	readonly values?: readonly string[];
	/** Accepted, but not listed in the help. */
	readonly hidden?: boolean;
}

export interface ArgumentSpec {
	/** `<name>`, `[name]`, `<name...>`. */
	readonly notation: string;
	readonly help: string;
	/** What completion offers. */
	readonly completes?: 'contexts' | readonly string[];
}

/** The arguments and options of a command, and its help. */
export interface CommandEntry {
	readonly name: string;
	readonly summary: string;
	/** More text for its help. */
	readonly description?: string;
	readonly arguments?: readonly ArgumentSpec[];
	readonly options?: readonly OptionSpec[];
	/** Working command lines, each with what it does. */
	readonly examples?: ReadonlyArray<readonly [line: string, does: string]>;
	/** Everything after the first word belongs to another command (`demo`). */
	readonly passThrough?: boolean;
	/** The words after `--` are another command with its own options (`exec`). */
	readonly takesCommand?: boolean;
	readonly hidden?: boolean;
	/** Sends requests to a tenant, so `--server`, `--headers` and `--insecure` matter. */
	readonly asksTenant?: boolean;
}

/** Every command there is, for help and completion. */
export interface Catalogue {
	/** Commands of one word. */
	readonly commands: readonly CommandEntry[];
	/** Commands of two words, by the first. */
	readonly groups: ReadonlyArray<{
		readonly name: string;
		readonly summary: string;
		readonly commands: readonly CommandEntry[];
	}>;
}

export const contextArgument: ArgumentSpec = {
	notation: '<name>',
	help: 'name of a context',
	completes: 'contexts',
};

/** All commands as typed, except hidden ones: `ls`, `context`, `context ls`, … */
export function commandNames({commands, groups}: Catalogue): string[] {
	return [
		...shown(commands).map(({name}) => name),
		...groups.flatMap(group => [group.name, ...shown(group.commands).map(({name}) => `${group.name} ${name}`)]),
	];
}

/** The commands that help and completion name. */
export function shown<Entry extends CommandEntry>(commands: readonly Entry[]): readonly Entry[] {
	return commands.filter(command => command.hidden !== true);
}
