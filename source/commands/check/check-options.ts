import {posix} from 'node:path';
import type {Context} from '../../contexts/context.ts';
import type {ContextsSnapshot} from '../../contexts/snapshot.ts';
import {type State, states} from '../../tenant/state.ts';
import {parseSpan} from '../../text/duration.ts';
import {nearest} from '../../text/nearest.ts';
import {done, failed, type Result} from '../../text/problem.ts';
import {isGiven, listOption, type Options, textOption} from '../runtime/flags.ts';
import {findContext, noSuchContext} from '../runtime/open-contexts.ts';

/** What the options of `check` ask for. */
export interface CheckOptions {
	/** Per context; if undefined, the settings decide. */
	readonly timeoutMs: number | undefined;
	/** States to show; undefined shows all. */
	readonly only: ReadonlySet<State> | undefined;
	/** An API key that expires within this many milliseconds counts as a failure. */
	readonly within: number | undefined;
	/** Print one JSON object per line as answers arrive. */
	readonly jsonl: boolean;
}

/** Reads the options of `check`; a problem (exit 2) names the invalid one. */
export function checkOptions(options: Options): Result<CheckOptions> {
	const timeoutMs = timeoutOption(options);
	if (!timeoutMs.ok) {
		return timeoutMs;
	}

	const only = onlyStates(options);
	if (!only.ok) {
		return only;
	}

	const within = expiresWithin(options);
	return within.ok
		? done({timeoutMs: timeoutMs.value, only: only.value, within: within.value, jsonl: isGiven(options, 'jsonl')})
		: within;
}

function expiresWithin(options: Options): Result<number | undefined> {
	const text = textOption(options, 'expiresWithin');
	const span = text === undefined ? undefined : parseSpan(text);
	return text !== undefined && span === undefined
		? failed({
				what: '--expires-within takes a duration.',
				cure: 'For instance: --expires-within 14d, 12h or 2w',
				exitCode: 2,
			})
		: done(span);
}

/** `--timeout SECONDS`, in milliseconds; undefined when it was not given. */
function timeoutOption(options: Options): Result<number | undefined> {
	const text = textOption(options, 'timeout');
	if (text === undefined) {
		return done(undefined);
	}

	const seconds = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
	return seconds > 0 && seconds <= 3600
		? done(seconds * 1000)
		: failed({what: '--timeout takes a number of seconds.', cure: 'For instance: --timeout 10', exitCode: 2});
}

/** States to show, from `--only rejected,forbidden`; undefined shows all. */
function onlyStates(options: Options): Result<ReadonlySet<State> | undefined> {
	const given = listOption(options, 'only').flatMap(text => text.split(','));
	const chosen = new Set<State>();
	for (const word of given.map(text => text.trim())) {
		if (!isState(word)) {
			const meant = nearest(word, Object.keys(states));
			return failed({
				what: '--only takes states.',
				cure: meant === undefined ? 'List them: qctx help states' : `Did you mean '${meant}'?`,
				exitCode: 2,
			});
		}

		chosen.add(word);
	}

	return done(given.length === 0 ? undefined : chosen);
}

function isState(word: string): word is State {
	return Object.hasOwn(states, word);
}

/**
 * The contexts that match names and globs (`acme-*`, `{a,b}`, `?`), in file order, each once; no words mean all. A word that is an
 * existing name matches only that name, whatever characters it contains.
 */
export async function chooseContexts(
	words: readonly string[],
	snapshot: ContextsSnapshot,
): Promise<Result<readonly Context[]>> {
	if (words.length === 0) {
		return done(snapshot.contexts);
	}

	const chosen = new Set<string>();
	for (const word of words) {
		const named = findContext(snapshot, word);
		const matching = named === undefined ? snapshot.contexts.filter(({name}) => matches(name, word)) : [named];
		if (matching.length === 0) {
			return failed(await noSuchContext(word, snapshot));
		}

		for (const {name} of matching) {
			chosen.add(name);
		}
	}

	return done(snapshot.contexts.filter(({name}) => chosen.has(name)));
}

function matches(name: string, glob: string): boolean {
	// A name is not a path: `*` also matches a slash or a leading dot.
	return /[*?[{]/.test(glob) && posix.matchesGlob(asFileName(name), asFileName(glob));
}

function asFileName(text: string): string {
	return `x${text.replaceAll('/', '\u2044')}`;
}
