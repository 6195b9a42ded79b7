import {describe, expect, it} from 'vitest';
import {clockAhead, readRetryAt} from '../../source/tenant/http/server-clock.ts';

const now = Date.UTC(2026, 10, 1, 12);
const http = (offset: number) => new Date(now + offset).toUTCString();

describe('when to ask again', () => {
	it.each([
		['seconds', {'retry-after': '13'}, '', 13_000],
		['a date', {'retry-after': http(30_000), date: http(0)}, '', 30_000],
		[
			'a date by a tenant whose clock is an hour ahead',
			{'retry-after': http(3_630_000), date: http(3_600_000)},
			'',
			30_000,
		],
		['a date without a clock to go by', {'retry-after': http(30_000)}, '', 30_000],
		['a date that has passed', {'retry-after': http(-30_000), date: http(0)}, '', 0],
		['the words of Qlik', {}, 'You need to wait 13 seconds until limit is lifted.', 13_000],
		['minutes', {}, 'please wait 2 minutes', 120_000],
		['seconds before words', {'retry-after': '5'}, 'You need to wait 13 seconds', 5000],
		['words where the header is odd', {'retry-after': 'soon'}, 'You need to wait 13 seconds', 13_000],
		['a day at most', {'retry-after': '99999999'}, '', 86_400_000],
	])('%s', (_, headers, words, wait) => {
		expect(readRetryAt(headers, words, now)).toBe(now + wait);
	});

	it('is not known when nobody says', () => {
		expect(readRetryAt({}, 'Too many requests', now)).toBeUndefined();
		expect(readRetryAt({'retry-after': '-5'}, '', now)).toBeUndefined();
	});
});

describe('the clock of this machine', () => {
	it.each([
		[3_600_000, 3_600_000],
		[-3_600_000, -3_600_000],
		[60_000, undefined],
		[0, undefined],
	])('%i ms from the tenant’s', (offset, ahead) => {
		expect(clockAhead({date: http(-offset)}, now)).toBe(ahead);
	});

	it('is not judged by a tenant that does not say or talks nonsense', () => {
		expect(clockAhead({}, now)).toBeUndefined();
		expect(clockAhead({date: 'yesterday'}, now)).toBeUndefined();
	});
});
