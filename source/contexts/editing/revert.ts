import {done, failed, type Problem, type Result} from '../../text/problem.ts';
import {type ContextsContent, parseContexts} from '../reading/parse-contexts.ts';
import {isEquivalent} from '../yaml/equivalent.ts';
import {map} from '../yaml/format.ts';
import {namesOf, valueAt, valuesOf, withName, withoutValues, withValue} from '../yaml/map-values.ts';
import type {YamlMap, YamlNode} from '../yaml/node.ts';
import {contextsOf, currentOf, withContexts, withCurrent} from './apply-edit.ts';
import {type ContextLines, contextLines} from './context-lines.ts';
import {bothInWords, changedKeys, nameInWords, namesInWords} from './describe-change.ts';
import {firstEquivalent} from './edit-text.ts';
import {withLineFeeds} from './line-ends.ts';
import {rewriteText} from './rewrite-text.ts';

/** The result of taking a change back. */
export interface Reversal {
	/** The resulting text of the file; null for no file. */
	readonly text: string | null;
	/** The parsed content of that text. */
	readonly content: ContextsContent;
	/** A description of what happens: `brings back acme-test`, `makes lab current again`. */
	readonly effects: readonly string[];
}

/**
 * Changes the current file from one version to another, only at the places where the two differ. This takes
 * a change back (`from` after, `to` before) or makes it again, and keeps what others have changed since.
 * Refused if one of those places no longer matches `from`: then someone else changed it. Null means no file.
 */
export function revert(from: string | null, to: string | null, present: string | null): Result<Reversal> {
	const [fromRead, toRead] = [parseContexts(from ?? ''), parseContexts(to ?? '')];
	const presentRead = present === from ? fromRead : parseContexts(present ?? '');
	if (!fromRead.ok) return fromRead;
	if (!toRead.ok) return toRead;
	if (!presentRead.ok) return presentRead;
	const [old, wanted, now] = [fromRead.value.root, toRead.value.root, presentRead.value.root];
	const renamed = renamedBetween(contextsOf(old), contextsOf(wanted));
	const steps = renamed ? renameBack(renamed, now) : contextsBack(contextsOf(old), contextsOf(wanted), now);
	if (!steps.ok) return steps;
	const current = currentBack(old, wanted, now, steps.value.root);
	if (!current.ok) return current;
	const effects = [...steps.value.effects, ...current.value.effects];
	// Nobody else has written since: restore the same bytes.
	if (present === from) return done({text: to, content: toRead.value, effects});
	const after = current.value.root;
	if (after === undefined || after === now) return done({text: present, content: presentRead.value, effects});
	// Restored contexts keep their comments and notation.
	const there = valuesOf(contextsOf(now));
	const comingBack = namesOf(contextsOf(wanted)).filter(name => !there.has(name));
	const lines = contextLines(withLineFeeds(to ?? '').text, comingBack, there);
	const written = firstEquivalent(present ?? '', after, now, text => [
		() => rewriteText(text, now, after, 'least', {rename: renamed, lines}),
		() => rewriteText(text, now, after, 'least', {rename: renamed, lines: placesOnly(lines)}),
		() => rewriteText(text, now, after, 'whole-contexts'),
	]);
	return written.ok ? done({...written.value, effects}) : written;
}

interface Step {
	readonly root: YamlMap | undefined;
	readonly effects: readonly string[];
}

interface Renaming {
	readonly from: string;
	readonly to: string;
}

/** One name removed and one added, with the same context under both. */
function renamedBetween(old: YamlMap, wanted: YamlMap): Renaming | undefined {
	const [olds, wants] = [valuesOf(old), valuesOf(wanted)];
	const [gone, ...more] = namesOf(old).filter(name => !wants.has(name));
	const [come, ...others] = namesOf(wanted).filter(name => !olds.has(name));
	if (gone === undefined || come === undefined || more.length + others.length > 0) return undefined;
	const [before, after] = [olds.get(gone), wants.get(come)];
	return before && after && isEquivalent(after, before) ? {from: gone, to: come} : undefined;
}

function renameBack({from, to}: Renaming, now: YamlMap | undefined): Result<Step> {
	const contexts = contextsOf(now);
	if (!valueAt(contexts, from)) return failed(changedSince(`'${nameInWords(from)}' is no longer there`));
	if (valueAt(contexts, to)) return failed(changedSince(`there is another '${nameInWords(to)}' now`));
	return done({
		root: withContexts(now, withName(contexts, from, to)),
		effects: [`renames ${bothInWords(from, to).join(' back to ')}`],
	});
}

function contextsBack(old: YamlMap, wanted: YamlMap, now: YamlMap | undefined): Result<Step> {
	let contexts = contextsOf(now);
	const effects: string[] = [];
	const [olds, wants, presents] = [valuesOf(old), valuesOf(wanted), valuesOf(contexts)];
	for (const name of new Set([...olds.keys(), ...wants.keys()])) {
		const [before, after, present] = [olds.get(name), wants.get(name), presents.get(name)];
		if (same(before, after)) continue;
		if (before?.kind === 'map' && after?.kind === 'map' && present?.kind === 'map') {
			const keys = keysBack(before, after, present);
			if (!keys) return failed(changedSince(`'${nameInWords(name)}' was changed`));
			contexts = withValue(contexts, name, keys);
			effects.push(`restores ${namesInWords(changedKeys(before, after))} of ${nameInWords(name)}`);
			continue;
		}

		if (!same(before, present)) return failed(changedSince(whyNot(name, before, present)));
		contexts = after ? withValue(contexts, name, after) : withoutValues(contexts, new Set([name]));
		if (after) effects.push(before ? `restores ${nameInWords(name)}` : `brings back ${nameInWords(name)}`);
		else effects.push(`removes ${nameInWords(name)}`);
	}

	return done({
		root: contexts === contextsOf(now) || effects.length === 0 ? now : withContexts(now, contexts),
		effects,
	});
}

function whyNot(name: string, before: YamlNode | undefined, present: YamlNode | undefined): string {
	if (!present) return `'${nameInWords(name)}' is no longer there`;
	return before ? `'${nameInWords(name)}' was changed` : `there is another '${nameInWords(name)}' now`;
}

/** The same for the keys of one context or of its headers; undefined if one has changed since. */
function keysBack(old: YamlMap, wanted: YamlMap, now: YamlMap): YamlMap | undefined {
	let result: YamlMap | undefined = now;
	const [olds, wants, presents] = [valuesOf(old), valuesOf(wanted), valuesOf(now)];
	for (const name of changedKeys(old, wanted)) {
		const [before, after, present] = [olds.get(name), wants.get(name), presents.get(name)];
		if (same(before, present)) {
			result = after ? withValue(result, name, after) : withoutValues(result, new Set([name]));
			continue;
		}

		if (name !== 'headers' || before?.kind !== 'map' || after?.kind !== 'map' || present?.kind !== 'map')
			return undefined;
		const headers = keysBack(before, after, present);
		if (!headers) return undefined;
		result = withValue(result, name, headers);
	}

	return result;
}

function currentBack(
	old: YamlMap | undefined,
	wanted: YamlMap | undefined,
	now: YamlMap | undefined,
	root: YamlMap | undefined,
): Result<Step> {
	const [was, becomes, is] = [currentOf(old), currentOf(wanted), currentOf(now)];
	if (was === becomes) return done({root, effects: []});
	if (is !== was)
		return failed(
			changedSince(is === undefined ? 'no context is current any more' : `'${nameInWords(is)}' was made current`),
		);
	return done({
		root: withCurrent(root ?? map([['contexts', map([])]]), becomes ?? ''),
		effects: [becomes === undefined ? 'leaves no context current' : `makes ${nameInWords(becomes)} current again`],
	});
}

/** If the lines do not fit, as in a file with different indentation, their places still do. */
function placesOnly(lines: ReadonlyMap<string, ContextLines>): ReadonlyMap<string, ContextLines> {
	return new Map([...lines].map(([name, {after}]) => [name, {lines: undefined, after}]));
}

function same(a: YamlNode | undefined, b: YamlNode | undefined): boolean {
	return a === b || (a !== undefined && b !== undefined && isEquivalent(a, b));
}

function changedSince(what: string): Problem {
	return {
		what: `This cannot be undone: another program has since changed the same place (${what}).`,
		cure: 'Make the change by hand; the earlier versions are in the backups folder (qctx help files).',
		exitCode: 1,
	};
}
