import {expect, it} from 'vitest';
import {clockTime} from '../../source/text/clock-time.ts';

it('is the time of day on this machine, to the second', () => {
	expect(clockTime(new Date(2026, 10, 25, 6, 4, 9, 999).getTime())).toBe('06:04:09');
});
