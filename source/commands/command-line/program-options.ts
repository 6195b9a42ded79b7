import {type Command, InvalidArgumentError, Option} from 'commander';
import {parseHeaders} from '../options/headers.ts';
import type {OptionSpec} from '../runtime/command-entry.ts';
import type {Options} from '../runtime/flags.ts';

/** Adds options in the table's notation to a command. */
export function addOptions(command: Command, specs: readonly OptionSpec[]): void {
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
			option.argParser((value: string, before: unknown) => [...(Array.isArray(before) ? before : []), value]);
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

/** The options given to the command and all its parents; the innermost wins, headers add up. */
export function givenOptions(command: Command): Options {
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

/** Accepted, but not listed in the help. */
export function hide(option: OptionSpec): OptionSpec {
	return {...option, hidden: true};
}

/** `--server` of `-s, --server <url>`. */
export function longName({flags}: OptionSpec): string {
	return /--[\w-]+/.exec(flags)?.[0] ?? flags;
}
