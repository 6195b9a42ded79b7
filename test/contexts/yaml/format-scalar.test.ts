import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {formatScalar} from '../../../source/contexts/yaml/format-scalar.ts';
import {parseYaml} from '../../../source/contexts/yaml/parse.ts';
import {anyText} from '../support/any-text.ts';
import {at, goReads, otherReaders} from '../support/other-readers.ts';
import {propertyRuns, propertyTimeout} from '../support/property-runs.ts';

/** As value and as key, in block and in flow: every reader must read that very string in all four places. */
function expectReadBack(value: string): void {
	for (const like of ['plain', 'single', 'double'] as const) {
		const block = formatScalar(value, {like});
		expect(block).not.toMatch(/[\r\n]/);
		const isKey = block.length <= 1000;
		const text = `value: ${block}\nflow: {inner: ${block}, list: [${block}]}\n${isKey ? `keys:\n    ${block}: key\nflowKeys: {${block}: key}\n` : ''}`;
		for (const {name, read} of [...otherReaders, {name: 'ours', read: (yaml: string) => toMaps(parseYaml(yaml))}]) {
			const file = read(text);
			expect([name, at(file, 'value'), at(file, 'flow', 'inner'), at(file, 'flow', 'list')]).toEqual([
				name,
				value,
				value,
				[value],
			]);
			if (isKey) expect([name, at(file, 'keys', value), at(file, 'flowKeys', value)]).toEqual([name, 'key', 'key']);
		}

		// And by the rules of Go's readers, which cannot be run here.
		if (!/^["']/.test(block)) expect([block, goReads(block)]).toEqual([block, 'string']);
	}
}

function toMaps(node: ReturnType<typeof parseYaml>): unknown {
	if (node?.kind === 'map') return new Map(node.entries.map(({key, value}) => [toMaps(key), toMaps(value)]));
	return node?.kind === 'list' ? node.items.map(toMaps) : node?.text;
}

describe('strings in YAML', () => {
	it.each([
		['yes', '"yes"'],
		['12e4567', '"12e4567"'],
		['1_000', '"1_000"'],
		['2024-01-01', '"2024-01-01"'],
		['1:30', '"1:30"'],
		['0o17', '"0o17"'],
		['0b101', '"0b101"'],
		['e7', '"e7"'],
		['e', 'e'],
		['=', '"="'],
		['~', '"~"'],
		['', '""'],
		['123', '"123"'],
		['null', '"null"'],
		['n', '"n"'],
		['😀 x', '"\\U0001F600 x"'],
		['a\u2028b\u202e', '"a\\u2028b\\u202E"'],
		['two\nlines', '"two\\nlines"'],
		['line one: has colon', '"line one: has colon"'],
		['https://x.eu.qlikcloud.com', 'https://x.eu.qlikcloud.com'],
		['localhost:9076', 'localhost:9076'],
		['Bearer eyJhbGciOi.made.up', 'Bearer eyJhbGciOi.made.up'],
		['0123456789abcdef0123456789abcdef', '0123456789abcdef0123456789abcdef'],
		['Prod EU', 'Prod EU'],
		['café', 'café'],
	])('writes %j as %s', (value, expected) => {
		expect(formatScalar(value)).toBe(expected);
		expectReadBack(value);
	});

	it('keeps the old quotes when they suit the value', () => {
		expect(formatScalar('abc', {like: 'double'})).toBe('"abc"');
		expect(formatScalar("it's", {like: 'single'})).toBe("'it''s'");
		expect(formatScalar('a\nb', {like: 'single'})).toBe('"a\\nb"');
	});

	it(
		'are read back as the same string by every reader',
		() => {
			fc.assert(
				fc.property(
					anyText.filter(value => value.isWellFormed()),
					expectReadBack,
				),
				propertyRuns(1500),
			);
		},
		propertyTimeout,
	);

	it('is just as fast on text designed to be slow', () => {
		const start = performance.now();
		formatScalar(`${'a'.repeat(50_000)}!`);
		formatScalar(`${'a:'.repeat(50_000)} `);
		formatScalar(`${'1'.repeat(50_000)}x`);
		expect(performance.now() - start).toBeLessThan(1000);
	});
});
