import {describe, expect, it} from 'vitest';
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

	it('is not judged by a tenant that does not say or talks nonsense', () => {
		expect(clockAhead({}, now)).toBeUndefined();
		expect(clockAhead({date: 'yesterday'}, now)).toBeUndefined();
	});
});
