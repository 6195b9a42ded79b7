import type {CommandSpec} from '../command-line/command-spec.ts';
import {openContexts} from '../runtime/open-contexts.ts';
import type {Services} from '../runtime/services.ts';
import {type Candidate, candidates} from './completion-candidates.ts';
import {splitShellLine} from './shell-line.ts';

/**
 * What the completion scripts call. For bash: `__complete bash LINE`, the line up to the cursor, because bash's own words are split at `:` and `=`.
 * For the others: `__complete SHELL WORD… =CURRENT`; the `=` keeps an empty word from being lost on the way.
 * Prints `value<TAB>help` lines, ready to be inserted.
 */
export const complete: CommandSpec = {
	name: '__complete',
	summary: 'Called by the completion scripts',
	arguments: [{notation: '[words...]', help: ''}],
	passThrough: true,
	hidden: true,
	async run(services, [shell, ...words]) {
		const lines = shell === 'bash' ? await forBash(services, words[0] ?? '') : await forOthers(services, words);
		if (lines.length > 0) {
			services.print(...lines);
		}

		return 0;
	},
};

async function forOthers(services: Services, words: readonly string[]): Promise<string[]> {
	const before = words.slice(0, -1);
	const current = words.at(-1)?.replace(/^=/, '') ?? '';
	const found = await find(services, before, current);
	return found.map(({value, help}) => (help === '' ? value : `${value}\t${help}`));
}

async function forBash(services: Services, line: string): Promise<string[]> {
	const {words, openQuote, raw} = splitShellLine(line);
	const current = words.at(-1) ?? '';
	const found = await find(services, words.slice(1, -1), current);
	// Bash replaces only what stands after the last `:` or `=`, unless it is quoted.
	const kept = openQuote === undefined ? (/^.*[:=]/.exec(raw)?.[0] ?? '') : '';
	return found.map(({value}) => {
		if (openQuote === "'") {
			return value;
		}

		if (openQuote === '"') {
			return value.replaceAll(/["$\\`]/g, '\\$&');
		}

		const escaped = value.replaceAll(/[^\p{L}\p{N}\p{M}_@%+=:,./-]/gu, '\\$&');
		return escaped.startsWith(kept) ? escaped.slice(kept.length) : escaped;
	});
}

async function find(services: Services, before: readonly string[], current: string): Promise<Candidate[]> {
	return candidates({
		catalogue: services.catalogue,
		before,
		current,
		async contextNames() {
			const open = await openContexts(services);
			return open.ok ? open.value.snapshot.contexts.map(({name, server}) => ({name, server: server ?? ''})) : [];
		},
	});
}
