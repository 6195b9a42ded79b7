import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {InputTokenizer} from '../../source/terminal/input/input-tokenizer.ts';
import {propertyRuns} from '../contexts/support/property-runs.ts';
import {heard, inWords} from './input-words.ts';

/** Bytes, and where they are cut. */
function inPieces(bytes: Uint8Array, cuts: readonly number[]): Uint8Array[] {
	const places = [0, ...cuts.map(cut => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
	return places.slice(1).map((end, index) => bytes.subarray(places[index], end));
}

const cuts = fc.array(fc.nat(), {maxLength: 12});

/** Bytes of which many begin, end or fill sequences. */
const anyBytes = fc
	.array(
		fc.oneof(
			{
				weight: 3,
				arbitrary: fc.constantFrom(
					'\x1b',
					'[',
					']',
					'O',
					'P',
					'\\',
					'\x07',
					'~',
					'M',
					'200~',
					'\x1b[201~',
					'\x03',
					'\r',
					'\n',
					';',
					'1',
					'$',
				),
			},
			{weight: 2, arbitrary: fc.integer({min: 0, max: 255}).map(code => String.fromCharCode(code))},
			{
				weight: 1,
				arbitrary: fc.string({unit: 'grapheme', maxLength: 3}).map(text => Buffer.from(text).toString('latin1')),
			},
		),
		{maxLength: 40},
	)
	.map(parts => Buffer.from(parts.join(''), 'latin1'));

const printable = fc.string({
	unit: fc.integer({min: 0x20, max: 0x7e}).map(code => String.fromCharCode(code)),
	maxLength: 20,
});
const number = fc.nat({max: 999}).map(String);
const numbers = fc.array(number, {minLength: 1, maxLength: 4}).map(parts => parts.join(';'));
const payload = fc.string({
	unit: fc.oneof(fc.constantFrom('d', 'y', 'u', 'q', '\r', '日', 'ě', '\x7f'), printable),
	maxLength: 30,
});

/** What terminals send that is no key. */
const report = fc
	.oneof(
		fc.tuple(fc.constantFrom(']', 'P', '_', '^', 'X'), payload).map(([letter, text]) => `\x1b${letter}${text}\x1b\\`),
		payload.map(text => `\x1b]${text}\x07`),
		fc
			.tuple(fc.constantFrom('?', '>', '=', '<'), numbers, fc.constantFrom('c', 'n', 'y', 'u', 'M', 'm', 'R', 't'))
			.map(parts => `\x1b[${parts.join('')}`),
		fc.tuple(numbers, fc.constantFrom('n', 'R', 't', 'c')).map(([values, final]) => `\x1b[${values}${final}`),
		fc.tuple(number, number, fc.constantFrom('y', 'p')).map(([a, b, final]) => `\x1b[${a};${b}$${final}`),
		fc.constantFrom('\x1b[I', '\x1b[O'),
	)
	.map(text => Buffer.from(text));
const x10Mouse = fc
	.array(fc.integer({min: 32, max: 255}), {minLength: 3, maxLength: 3})
	.map(values => Buffer.from([0x1b, 0x5b, 0x4d, ...values]));

const key = fc.constantFrom(
	'j',
	'k',
	'q',
	'\r',
	'\t',
	'\x7f',
	'\x03',
	'ä',
	'日',
	'👩',
	'\x1b[A',
	'\x1b[B',
	'\x1bOC',
	'\x1b[3~',
	'\x1b[1;5D',
	'\x1b[Z',
	'\x1bb',
	'\x1b[13u',
);
const pasted = fc
	.string({
		unit: fc.oneof(
			fc.constantFrom('\x1b', '\r', '\n', '[', '2', '0', '1', '~', '\x03'),
			fc.string({unit: 'grapheme', minLength: 1, maxLength: 1}),
		),
		maxLength: 30,
	})
	.filter(text => !`${text}\x1b[201`.includes('\x1b[201~') && text.isWellFormed());

describe('any bytes', () => {
	it('yield the same events however they are split', () => {
		fc.assert(
			fc.property(anyBytes, cuts, (bytes, places) => {
				expect(heard(inPieces(bytes, places))).toEqual(heard([bytes]));
			}),
			propertyRuns(3000),
		);
	});

	it('delay the keys after them no longer than the limit', () => {
		fc.assert(
			fc.property(anyBytes, bytes => {
				const input = new InputTokenizer();
				input.feed(bytes, 1000);
				expect(input.deadline ?? 0).toBeLessThanOrEqual(3000);
				input.giveUp();
				expect(input.deadline).toBeUndefined();
				// Not a line end: it may belong to an Enter before it.
				expect(inWords(input.feed('jk\x1b[A\x03', 4000))).toEqual(['j', 'k', 'up', 'ctrl+c']);
			}),
			propertyRuns(3000),
		);
	});
});

describe('what a terminal sends', () => {
	it('never turns into a key, and hides none', () => {
		const part = fc.oneof(
			fc.oneof(report, x10Mouse).map(bytes => ({bytes, words: [] as string[]})),
			key.map(text => ({bytes: Buffer.from(text), words: inWords(heard([text]))})),
			pasted.map(text => ({bytes: Buffer.from(`\x1b[200~${text}\x1b[201~`), words: [`paste ${JSON.stringify(text)}`]})),
		);
		fc.assert(
			fc.property(fc.array(part, {maxLength: 12}), cuts, (parts, places) => {
				const bytes = Buffer.concat(parts.map(one => one.bytes));
				expect(inWords(heard(inPieces(bytes, places), false))).toEqual(parts.flatMap(({words}) => words));
			}),
			propertyRuns(3000),
		);
	});

	it('is not a key either when it is cut off and given up', () => {
		fc.assert(
			fc.property(fc.oneof(report, x10Mouse), fc.nat(), (bytes, place) => {
				const input = new InputTokenizer();
				// One byte alone is the key Esc.
				input.feed(bytes.subarray(0, 2 + (place % (bytes.length - 2))), 0);
				expect(inWords(input.giveUp())).toEqual([]);
				expect(inWords(input.feed('j', 5000))).toEqual(['j']);
			}),
			propertyRuns(2000),
		);
	});
});

describe('handling long input', () => {
	/** Milliseconds that a text takes, the better of two. */
	function cost(text: string, pieceLength: number): number {
		const bytes = Buffer.from(text);
		const times = [1, 2].map(() => {
			const input = new InputTokenizer();
			const start = performance.now();
			for (let at = 0; at < bytes.length; at += pieceLength) {
				input.feed(bytes.subarray(at, at + pieceLength), 0);
			}

			input.giveUp();
			return performance.now() - start;
		});
		return Math.min(...times);
	}

	it.each([
		['a paste', '\x1b[200~', 'x'],
		['a paste full of half ends', '\x1b[200~', '\x1b[201'],
		['a string', '\x1b]52;c;', 'x'],
		['parameters', '\x1b[', '1;'],
		['typing', '', 'x日'],
		['Esc', '', '\x1b'],
	])('takes linear time: %s', (_, start, filling) => {
		for (const piece of [1, 65_536]) {
			const short = cost(start + filling.repeat(16_384 / filling.length), piece);
			const long = cost(start + filling.repeat(262_144 / filling.length), piece);
			// 16 times as long; a quadratic one would take 256 times as long.
			expect(long).toBeLessThan(Math.max(short, 2) * 80);
		}
	});
});
