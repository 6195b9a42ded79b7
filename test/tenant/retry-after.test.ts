import {describe, expect, it} from 'vitest';
import {readRetryAt} from '../../source/tenant/http/retry-after.ts';

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
		['a date that has passed', {'retry-after': http(-30_000), date: http(0)}, '', 1000],
		['a fraction of a second, which would be thousands of requests', {'retry-after': '0.01'}, '', 1000],
		['no time at all', {'retry-after': '0'}, '', 1000],
		['more seconds', {}, 'wait 13 more seconds', 13_000],
		['further minutes', {}, 'Wait for 2 further minutes.', 120_000],
		['milliseconds', {}, 'wait 2500 ms', 2500],
		['when to try again', {}, 'Rate limit of 100 in 1 minute exceeded, try again in 20 seconds', 20_000],
		['a number without a unit', {}, 'wait 13', 13_000],
		['a number before something else', {}, 'wait 13 mississippi', 13_000],
		['the words of Qlik', {}, 'You need to wait 13 seconds until limit is lifted.', 13_000],
		['minutes', {}, 'please wait 2 minutes', 120_000],
		['seconds before words', {'retry-after': '5'}, 'You need to wait 13 seconds', 5000],
		['words where the header is odd', {'retry-after': 'soon'}, 'You need to wait 13 seconds', 13_000],
		['a day at most', {'retry-after': '99999999'}, '', 86_400_000],
	])('%s', (_, headers, words, wait) => {
		expect(readRetryAt(headers, words, now)).toBe(now + wait);
	});

	it('is unknown if no header states it', () => {
		expect(readRetryAt({}, 'Too many requests', now)).toBeUndefined();
		expect(readRetryAt({'retry-after': '-5'}, '', now)).toBeUndefined();
	});
});
