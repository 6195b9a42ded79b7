import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {type PracticeTenant, startPracticeTenant} from '../../source/demo/practice-tenant.ts';
import type {CheckTarget} from '../../source/tenant/check.ts';
import type {CheckStep} from '../../source/tenant/check-result.ts';
import {createTenantClient, type TenantClient} from '../../source/tenant/tenant-client.ts';
import {targetFor} from './targets.ts';

let tenant: PracticeTenant;
let client: TenantClient;

beforeAll(async () => {
	tenant = await startPracticeTenant();
	client = createTenantClient();
});

afterAll(async () => {
	client.close();
	await tenant.close();
});

async function watch(target: CheckTarget): Promise<Array<readonly CheckStep[]>> {
	const seen: Array<readonly CheckStep[]> = [];
	await client.check(target, {onStep: steps => seen.push(steps)});
	return seen;
}

const marks = {waiting: '·', running: '◌', done: '✔', failed: '✘', skipped: '-'} as const;
const drawn = (chains: ReadonlyArray<readonly CheckStep[]>) =>
	chains.map(steps => steps.map(({status}) => marks[status]).join(' '));
const said = (steps: readonly CheckStep[] | undefined) =>
	steps?.map(({detail}) => detail?.replaceAll(/127\.0\.0\.1:\d+/g, 'HOST'));

describe('the visible chain', () => {
	it('runs step by step with OAuth, and reports the result of each step', async () => {
		const chains = await watch(targetFor(tenant.url, tenant.client));
		expect(drawn(chains)).toEqual(['◌ - · · ·', '✔ - ◌ · ·', '✔ - ✔ ✔ ◌', '✔ - ✔ ✔ ✔']);
		expect(said(chains.at(-1))).toEqual([
			'HOST',
			undefined,
			'Qlik Cloud',
			expect.stringMatching(/^(?:6 h|5 h 59 min) · user_default$/),
			'qlik-cli m2m · TenantAdmin',
		]);
	});

	it('needs no new token and no new connection the next time', async () => {
		const chains = await watch(targetFor(tenant.url, tenant.client));
		expect(drawn(chains)).toEqual(['◌ - · · ·', '✔ - ◌ · ·', '✔ - ✔ ✔ ✔']);
		expect(said(chains.at(-1))?.[0]).toBe('HOST · connection already open');
	});

	it('skips the token with an API key', async () => {
		const chains = await watch(targetFor(tenant.url, tenant.add('api-key')));
		expect(drawn(chains)).toEqual(['◌ - · - ·', '✔ - ◌ - ·', '✔ - ✔ - ✔']);
	});

	it('stops at the first failure', async () => {
		const chains = await watch(targetFor(tenant.url, tenant.add('oauth', {fault: 'secret-wrong'})));
		expect(drawn(chains).at(-1)).toBe('✔ - ✔ ✘ ·');
		expect(said(chains.at(-1))?.[3]).toBe('401 OAUTH-1');
	});

	it('reports how long each step took', async () => {
		const [last] = (await watch(targetFor(tenant.url, tenant.add('oauth')))).slice(-1);
		expect(last?.[0]?.ms).toBeGreaterThanOrEqual(0);
		expect(last?.[4]?.ms).toBeGreaterThan(0);
		expect(last?.[1]?.ms).toBeUndefined();
	});
});
