import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import type {ContextsEdit} from '../../../source/contexts/edit.ts';
import {editContextsText} from '../../../source/contexts/editing/edit-text.ts';
import {anyEdit, touchedBy} from '../support/any-edit.ts';
import {expectedAfter, refused} from '../support/edit-oracle.ts';
import {type OddFile, oddFile} from '../support/odd-files.ts';
import {at, otherReaders, readAsStrings} from '../support/other-readers.ts';
import {propertyRuns, propertyTimeout} from '../support/property-runs.ts';

const figures = {files: 0, edits: 0, refusedEdits: 0, unable: 0};

/** Order of keys is checked on the text; here what is said counts. */
function asPlain(value: unknown): unknown {
	if (value instanceof Map)
		return {
			map: [...value]
				.map(([key, inner]) => [String(key), asPlain(inner)])
				.toSorted((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1)),
		};
	if (Array.isArray(value)) return value.map(asPlain);
	return value === null || value === undefined ? '' : String(value);
}

function expectEdited(file: OddFile, text: string, edit: ContextsEdit, isFirst: boolean): string {
	figures.edits++;
	const expected = expectedAfter(readAsStrings(text), edit);
	const result = editContextsText(text, edit);
	if (!result.ok) {
		if (expected === refused) {
			figures.refusedEdits++;
			expect(result.problem.exitCode).toBe(1);
		} else {
			// Only where an anchor is removed that others need, or a shared context would change with its anchor.
			figures.unable++;
			expect([file.tied, result.problem.exitCode]).toEqual([true, 4]);
		}

		return text;
	}

	expect(expected).not.toBe(refused);
	const after = result.value;
	expect(asPlain(readAsStrings(after))).toEqual(asPlain(expected));
	expectTextForEveryReader(after, edit);
	// A second edit finds a file that the generator knows no longer by the byte.
	if (isFirst) expectUntouched(file, after, edit);
	return after;
}

/** Bytes: all other entries, all comments between them, line ends, the BOM. */
function expectUntouched(
	{text, entries, comments, newline, finalNewline}: OddFile,
	after: string,
	edit: ContextsEdit,
): void {
	const touched = touchedBy(edit);
	let at = 0;
	for (const {name, chunk} of entries) {
		if (touched.includes(name)) continue;
		const found = after.indexOf(chunk, at);
		expect([name, found]).not.toEqual([name, -1]);
		at = found + chunk.length;
	}

	at = 0;
	for (const comment of comments) {
		const found = after.indexOf(comment, at);
		expect([comment, found]).not.toEqual([comment, -1]);
		at = found + comment.length;
	}

	expect(after.startsWith('\uFEFF')).toBe(text.startsWith('\uFEFF'));
	const lineEnds = new Set(after.match(/\r?\n/g) ?? []);
	if (text.includes(newline)) expect([...lineEnds]).toEqual([newline]);
	if (finalNewline && text.includes('\n')) expect(after).toMatch(/\n$/);
	// A blank line may be what is left above what went.
	else if (/[^\uFEFF]/.test(text) && edit.type !== 'remove') expect(after).not.toMatch(/\S\r?\n$/);
	if (edit.type === 'use' || edit.type === 'clear') expect(withoutCurrent(after)).toBe(withoutCurrent(text));
}

function withoutCurrent(text: string): string {
	return text
		.replace(/(?<=^|\uFEFF)current-context:[^\r\n#]*(?:\r?\n)?/m, '')
		.replace(/"?current-context"?: (?:"(?:\\.|[^"])*"|[^,"{}]*)/, '')
		.replaceAll(/, |(?<=\{) */g, '');
}

/** What was written as text is text for all of them, and booleans are booleans. */
function expectTextForEveryReader(after: string, edit: ContextsEdit): void {
	if (edit.type !== 'add') return;
	for (const {name, read} of otherReaders) {
		const context = at(read(after), 'contexts', edit.name);
		for (const [key, value] of context instanceof Map ? context : []) {
			const types = key === 'insecure' ? ['boolean'] : key === 'headers' ? ['object'] : ['string'];
			expect([name, key, types.includes(typeof value)]).toEqual([name, key, true]);
		}
	}
}

describe('edits of odd files', () => {
	it(
		'change what they should and nothing else',
		() => {
			fc.assert(
				fc.property(
					oddFile.chain(file =>
						fc.tuple(
							fc.constant(file),
							fc.array(anyEdit(file.entries.map(({name}) => name)), {minLength: 1, maxLength: 4}),
						),
					),
					([file, edits]) => {
						figures.files++;
						let {text} = file;
						edits.forEach((edit, index) => {
							text = expectEdited(file, text, edit, index === 0);
						});
					},
				),
				propertyRuns(500),
			);
			if (process.env.QCTX_PROPERTY_RUNS) console.info(figures);
			expect(figures.unable).toBeLessThan(figures.edits / 20);
		},
		propertyTimeout,
	);
});
