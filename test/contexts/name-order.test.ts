import {expect, it} from 'vitest';
import {compareNames} from '../../source/contexts/name-order.ts';

it('lists names by their bytes in UTF-8, as qlik does', () => {
	const names = ['b', 'a10', 'a2', 'a', 'B', '\u{1F600}', '\uFF5E', 'é', '', 'ab', 'a\u{1F600}', 'a\uFF5E'];
	const byBytes = names.toSorted((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other)));
	expect(names.toSorted(compareNames)).toEqual(byBytes);
});
