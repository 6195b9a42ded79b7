import {describe, expect, it} from 'vitest';
import {explainResponse} from '../../source/tenant/diagnosis/explain-response.ts';
import {clockAhead} from '../../source/tenant/http/server-clock.ts';

const now = Date.UTC(2026, 10, 1, 12);
const http = (offset: number) => new Date(now + offset).toUTCString();

describe('the clock of this machine', () => {
	it.each([
		[3_600_000, 3_600_000],
		[-3_600_000, -3_600_000],
		[60_000, undefined],
		[0, undefined],
	])('%i ms from the tenant’s', (offset, ahead) => {
		expect(clockAhead({date: http(-offset)}, now)).toBe(ahead);
	});

	it('is not judged by a tenant with a missing or invalid date', () => {
		expect(clockAhead({}, now)).toBeUndefined();
		expect(clockAhead({date: 'yesterday'}, now)).toBeUndefined();
	});
});

describe('a refused API key', () => {
	const hour = 3_600_000;

	it.each([
		['has not expired when only a clock that is ahead says so', 3 * hour, hour, 'The tenant refused this API key.'],
		['has expired when only a clock that is behind denies it', -3 * hour, -hour, 'This API key expired on '],
	])('%s', (_, ahead, leftByTenant, what) => {
		const {failure} = explainResponse(
			{
				answer: {status: 401, headers: {date: http(-ahead)}, text: '', ms: 1},
				body: {kind: 'json', value: {}},
				words: {code: undefined, title: undefined, detail: undefined, traceId: undefined, status: undefined},
			},
			{
				endpoint: 'user',
				method: 'GET',
				path: '/api/v1/users/me',
				origin: 'https://acme.eu.qlikcloud.com',
				host: 'acme.eu.qlikcloud.com',
				kind: 'api-key',
				claimedExpiry: now - ahead + leftByTenant,
				now,
				looksLikeTenant: true,
				timeoutMs: 10_000,
			},
		);
		expect(failure.what).toContain(what);
		expect(failure.cause).toContain('clock of this machine');
	});
});
