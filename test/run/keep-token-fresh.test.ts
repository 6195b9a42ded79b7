import {describe, expect, it} from 'vitest';
import {keepTokenFresh, type TokenLife} from '../../source/run/keep-token-fresh.ts';

/** A life of that many milliseconds that began now. */
function life(milliseconds: number): TokenLife {
	return {grantedAt: Date.now(), expiresAt: Date.now() + milliseconds};
}

describe('a token that is kept fresh', () => {
	it('is renewed before it ends, again and again', async () => {
		const renewals: number[] = [];
		const began = Date.now();
		const {promise, resolve} = Promise.withResolvers<void>();
		const stop = keepTokenFresh({
			first: life(250),
			async renew() {
				renewals.push(Date.now() - began);
				if (renewals.length === 3) {
					resolve();
				}

				return life(250);
			},
		});
		const alive = setTimeout(() => undefined, 10_000);
		await promise;
		clearTimeout(alive);
		stop();
		// Each at four fifths of 250 ms after the one before it; the machine may be late, never early.
		expect(renewals.map((time, index) => time >= (index + 1) * 200 - 5)).toEqual([true, true, true]);
	});

	it('is requested again after a refusal', async () => {
		let asked = 0;
		const {promise, resolve} = Promise.withResolvers<void>();
		const stop = keepTokenFresh({
			first: life(10),
			async renew() {
				asked++;
				if (asked === 1) {
					throw new Error('the tenant is away');
				}

				resolve();
				return life(100_000);
			},
		});
		const alive = setTimeout(() => undefined, 10_000);
		await promise;
		clearTimeout(alive);
		stop();
		expect(asked).toBe(2);
	});

	it('is not renewed at once when it lasts a year, beyond the range of a timer', async () => {
		let asked = 0;
		const stop = keepTokenFresh({
			first: life(366 * 86_400_000),
			async renew() {
				asked++;
				return undefined;
			},
		});
		await new Promise(resolve => setImmediate(resolve));
		stop();
		expect(asked).toBe(0);
	});
});
