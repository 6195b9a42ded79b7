import {describe, expect, it} from 'vitest';
import {formatAge, formatDuration} from '../../source/text/duration.ts';

const minute = 60_000;
const hour = 60 * minute;

describe('formatDuration', () => {
	it.each([
		[-5, '0 ms'],
		[142.4, '142 ms'],
		[999.9, '999 ms'],
		[3400, '3 s'],
		[9996, '10 s'],
		[59_999, '59 s'],
		[12 * minute, '12 min'],
		[6 * hour - 1, '5 h 59 min'],
		[6 * hour, '6 h'],
		[76 * hour, '3 d 4 h'],
	])('%d ms is %s', (ms, words) => {
		expect(formatDuration(ms)).toBe(words);
	});
});

describe('formatAge', () => {
	it.each([
		[-5, 'just now'],
		[1999, 'just now'],
		[3000, '3 s ago'],
		[2 * minute + 59_000, '2 min ago'],
		[5 * hour, '5 h ago'],
		[49 * hour, '2 d ago'],
	])('%d ms is %s', (ms, words) => {
		expect(formatAge(ms)).toBe(words);
	});
});
