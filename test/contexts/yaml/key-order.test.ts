import {describe, expect, it} from 'vitest';
import {areKeysSorted, compareKeys} from '../../../source/contexts/yaml/key-order.ts';

/** From the tests of Go's yaml.v3 (`sorter_test.go`, the string keys), in its order. */
const orderOfGo = [
	'1',
	'2',
	'a!10',
	'a/0001',
	'a/002',
	'a/3',
	'a/10',
	'a/11',
	'a/0012',
	'a/100',
	'a~10',
	'ab/1',
	'b/1',
	'b/01',
	'b/2',
	'b/02',
	'b/3',
	'b/03',
	'b1',
	'b01',
	'b3',
	'c2.10',
	'c10.2',
	'd1',
	'd7',
	'd7abc',
	'd12',
	'd12a',
	'e2b',
	'e4b',
	'e21a',
];

describe('the order of names', () => {
	it('is that of qlik, as in the tests of its YAML library', () => {
		const turned = orderOfGo.toReversed().toSorted(compareKeys);
		expect(turned).toEqual(orderOfGo);
		expect(areKeysSorted(orderOfGo)).toBe(true);
	});

	it('is that of the golden sample', () => {
		expect(areKeysSorted(['123', 'Prod EU', 'bot', 'café 日本 😀', 'local', 'null', 'qseow', 'yes'])).toBe(true);
		expect(
			areKeysSorted([
				'comment',
				'headers',
				'insecure',
				'oauth-client-id',
				'oauth-client-secret',
				'server',
				'server-type',
			]),
		).toBe(true);
		expect(areKeysSorted(['a10', 'a2'])).toBe(false);
		expect(areKeysSorted(['b', 'B'])).toBe(false);
	});
});
