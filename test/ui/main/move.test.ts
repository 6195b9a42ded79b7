import {describe, expect, it} from 'vitest';
import {topFor} from '../../../source/ui/main/move.ts';

describe('the window over the list', () => {
	it('stays still until the cursor would leave it', () => {
		expect(topFor(5, 9, 10, 100)).toBe(5);
		expect(topFor(5, 15, 10, 100)).toBe(6);
		expect(topFor(5, 4, 10, 100)).toBe(4);
	});

	it('never shows empty rows below the last context', () => {
		expect(topFor(95, 99, 10, 100)).toBe(90);
		expect(topFor(5, 0, 10, 3)).toBe(0);
	});
});
