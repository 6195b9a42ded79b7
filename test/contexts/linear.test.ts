import {describe, expect, it} from 'vitest';
import type {ContextsEdit} from '../../source/contexts/edit.ts';
import {editContextsText} from '../../source/contexts/editing/edit-text.ts';
import {revert} from '../../source/contexts/editing/revert.ts';
import {lacks, toKnown} from '../../source/contexts/reading/in-motion.ts';
import {parseContexts} from '../../source/contexts/reading/parse-contexts.ts';

const context = (name: string): string =>
	`  ${name}:\n    comment: some words\n    server: https://${name}.eu.qlikcloud.com\n`;
const small = `current-context: a\ncontexts:\n${context('a')}${context('b')}`;
const many = (size: number, separator = ''): string =>
	`current-context: a\ncontexts:\n${Array.from({length: size / 64}, (_, index) => context(`x${(index * 7919) % 99_991}-${index}`)).join(separator)}${context('a')}${context('b')}`;

/** Texts of about `size` characters. */
const texts: Readonly<Record<string, (size: number) => string>> = {
	'many contexts': size => many(size),
	'blank lines between contexts': size => many(size / 16, '\n'.repeat(1000)),
	'carriage returns alone': size => many(size).replaceAll('\n', '\r'),
	'many keys in one context': size =>
		`contexts:\n  a:\n    server: x\n${Array.from({length: size / 16}, (_, index) => `    key-${index}: v\n`).join('')}${context('b')}`,
	'many headers': size =>
		`contexts:\n  a:\n    headers:\n${Array.from({length: size / 16}, (_, index) => `      H-${index}: v\n`).join('')}${context('b')}`,
	'a flow map of contexts': size =>
		`{contexts: {a: {server: x}, b: {server: y}, ${Array.from({length: size / 16}, (_, index) => `c${index}: {}`).join(', ')}}}`,
	'many aliases': size =>
		`x: &x {k: v}\ncontexts:\n${context('a')}${context('b')}${Array.from({length: size / 12}, (_, index) => `  c${index}: *x\n`).join('')}`,
	'a long comment': size => `${small}# ${'x'.repeat(size)}\n`,
	'many comments': size => `${small}${'# x\n'.repeat(size / 4)}`,
	'many blank lines at the end': size => `${small}${'\n'.repeat(size)}`,
	'many blanks at the end': size => `${small}${' '.repeat(size)}`,
	'many tabs': size => `contexts:\n  a:\t{server: x}\n  b:${'\t'.repeat(size)}{server: x}\n`,
	'tabs on a line of blanks': size => `contexts:\n  a:\t{server: x}\n${' '.repeat(size)}\n  b: {}\n`,
	'a long value': size => `${small}    comment2: ${'x '.repeat(size / 2)}\n`,
	'a long quoted value': size => `${small}    comment2: "${'\\n'.repeat(size / 2)}"\n`,
	'a long value over many lines': size => `${small}    comment2: |\n${'      x\n'.repeat(size / 8)}`,
	'line separators': size => `${small}    comment2: '${'x\u2028      '.repeat(size / 8)}'\n`,
	'blanks before a line separator': size => `${small}    comment2: 'x${' '.repeat(size)}y\u2028z'\n`,
	'a long name': size => `${small}  ${'n'.repeat(Math.min(size, 1000))}: {comment: ${'y'.repeat(size)}}\n`,
	'digits in names': size =>
		`contexts:\n${context('a')}${context('b')}  ${'1'.repeat(900)}: {}\n  c: ${'1'.repeat(size)}\n`,
};

const damaged: typeof texts = {
	'open brackets': size => `contexts: ${'['.repeat(size)}`,
	'open quotes': size => `contexts: "${'x '.repeat(size / 2)}`,
	'a name twice': size => `${many(size)}${context('a')}`,
};

const edits: readonly ContextsEdit[] = [
	{type: 'change', name: 'a', fields: {server: 'https://new', headers: {'X-New': 'v'}}},
	{type: 'remove', names: ['a']},
];

/** Milliseconds for a text of `size` characters on a busy machine; what is quadratic takes minutes. */
const limit = (size: number): number => 1500 + size / 40;

function timed(size: number, act: () => void): void {
	const start = performance.now();
	act();
	expect(performance.now() - start, `milliseconds for ${size} characters`).toBeLessThan(limit(size));
}

describe('in linear time', () => {
	it.each(Object.entries({...texts, ...damaged}))('a file is read, up to a megabyte: %s', (_what, make) => {
		for (let size = 1024; size <= 1024 * 1024; size *= 2) {
			const text = make(size);
			timed(size, () => {
				parseContexts(text);
				lacks(toKnown(text), toKnown(small));
			});
		}
	});

	it.each(Object.entries(texts))('a file is edited and restored: %s', {timeout: 60_000}, (_what, make) => {
		for (let size = 1024; size <= 256 * 1024; size *= 4) {
			const text = make(size);
			for (const edit of edits) {
				timed(size, () => {
					const edited = editContextsText(text, edit);
					expect(edited.ok).toBe(true);
					if (edited.ok) revert(edited.value, text, `${edited.value}# by another program\n`);
				});
			}
		}
	});

	it('many contexts are removed and restored', {timeout: 60_000}, () => {
		for (let size = 1024; size <= 256 * 1024; size *= 4) {
			const text = many(size);
			const parsed = parseContexts(text);
			const names = parsed.ok ? parsed.value.contexts.map(({name}) => name) : [];
			timed(size, () => {
				const half = names.filter((_, index) => index % 2 === 1);
				const edited = editContextsText(text, {type: 'remove', names: half});
				const back = edited.ok ? revert(edited.value, text, `${edited.value}# by another program\n`) : edited;
				expect(back.ok && back.value.text).toBe(`${text}# by another program\n`);
			});
		}
	});
});
