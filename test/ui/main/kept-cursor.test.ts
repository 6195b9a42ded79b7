import {describe, expect, it} from 'vitest';
import {keptCursor} from '../../../source/ui/main/kept-cursor.ts';
import {sampleContext} from './samples.ts';

const rows = ['a', 'b', 'c', 'd'].map(name => sampleContext(name));
const without = (...names: string[]) => rows.filter(context => !names.includes(context.name));

describe('the cursor after a change of the file', () => {
	it('stays where it was, unless somewhere else is wished', () => {
		expect(keptCursor(rows, rows, 'b', undefined)).toBe('b');
		expect(keptCursor(rows, rows, 'b', 'd')).toBe('d');
		expect(keptCursor(rows, rows, 'b', 'gone')).toBe('b');
	});

	it('goes to the row that takes the place of a deleted one', () => {
		expect(keptCursor(without('b'), rows, 'b', undefined)).toBe('c');
		expect(keptCursor(without('c', 'd'), rows, 'c', undefined)).toBe('b');
		expect(keptCursor([], rows, 'c', undefined)).toBeUndefined();
	});
});
