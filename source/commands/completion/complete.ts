import type {CommandSpec} from '../command-line/command-spec.ts';
import {openContexts} from '../runtime/open-contexts.ts';
import type {Services} from '../runtime/services.ts';
import {type Candidate, candidates} from './completion-candidates.ts';
import {powershellWord} from './powershell-word.ts';
import {hasSubstitution, splitShellLine} from './shell-line.ts';

/**
 * What the completion scripts call. For bash: `__complete bash LINE`, the line up to the cursor, because bash's own words are split at `:` and `=`.
 * For the others: `__complete SHELL WORD… QUOTE=CURRENT`, where the quote that is open, if any, stands before the `=`.
 * Prints `value<TAB>help` lines; for bash the values are ready to be inserted; for PowerShell the quoted word stands before
 * them, with a tab between; the other shells quote themselves.
 *
 * Completing a context name never runs anything, whatever the name is. Inside an open quote or a substitution, which the name could close, only
 * names without special characters are offered; elsewhere every special character is quoted.
 */
export const complete: CommandSpec = {
	name: '__complete',
	summary: 'Called by the completion scripts',
	arguments: [{notation: '[words...]', help: ''}],
	passThrough: true,
	hidden: true,
	async run(services, [shell, ...words]) {
		const lines = shell === 'bash' ? await forBash(services, words[0] ?? '') : await forOthers(services, shell, words);
		if (lines.length > 0) {
			services.print(...lines);
		}

		return 0;
	},
};

/** Letters, digits and characters that no shell treats specially anywhere. */
const harmless = /^[\p{L}\p{N}\p{M}_@%+=:,./-]*$/u;
const harmlessInQuotes = /^[\p{L}\p{N}\p{M}_@%+=:,./ -]*$/u;

/** Nested backticks are interpreted even where they are escaped. */
const neverOffered = /`/;

/** Straight and curly quotes; PowerShell accepts them all. */
const quotes = /["'\u2018-\u201e]/;

async function forOthers(services: Services, shell: string | undefined, words: readonly string[]): Promise<string[]> {
	const [, quote = '', typed = ''] = /^([^=]*)=(.*)$/s.exec(words.at(-1) ?? '') ?? [];
	// fish and PowerShell pass the word as typed.
	const current = splitShellLine(typed).words.join(' ');
	// zsh counts the backslash that quotes one character among the quotes.
	const isPlain = /^\\*$/.test(quote) && !quotes.test(typed) && !hasSubstitution(typed);
	const found = await find(services, words.slice(0, -1), current);
	return found
		.filter(({value}) => isPlain || harmlessInQuotes.test(value))
		.map(({value, help}) => {
			const line = help === '' ? value : `${value}\t${help}`;
			return shell === 'powershell' ? `${powershellWord(value)}\t${line}` : line;
		});
}

async function forBash(services: Services, line: string): Promise<string[]> {
	const {words, openQuote, raw, beforeQuote} = splitShellLine(line);
	const found = await find(services, words.slice(1, -1), words.at(-1) ?? '');
	if (openQuote !== undefined) {
		// Bash replaces what comes after the quote.
		return found.map(({value}) => value.slice(beforeQuote.length)).filter(value => harmlessInQuotes.test(value));
	}

	// Bash replaces only what comes after the last `:` or `=`.
	const kept = /^.*[:=]/.exec(raw)?.[0] ?? '';
	return found
		.filter(({value}) => !hasSubstitution(line) || harmless.test(value))
		.map(({value}) => {
			const escaped = value.replaceAll(/[^\p{L}\p{N}\p{M}_@%+=:,./-]/gu, '\\$&');
			return escaped.startsWith(kept) ? escaped.slice(kept.length) : escaped;
		});
}

async function find(services: Services, before: readonly string[], current: string): Promise<Candidate[]> {
	const found = await candidates({
		catalogue: services.catalogue,
		before,
		current,
		async contextNames() {
			const open = await openContexts(services);
			return open.ok ? open.value.snapshot.contexts.map(({name, server}) => ({name, server: server ?? ''})) : [];
		},
	});
	return found.filter(({value}) => !neverOffered.test(value));
}
