import {inspect} from 'node:util';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {type FaultName, faults} from '../../source/demo/faults.ts';
import {type PracticeTenant, startPracticeTenant} from '../../source/demo/practice-tenant.ts';
import {checkContext} from '../../source/tenant/check.ts';
import type {CheckResult, CheckStep} from '../../source/tenant/check-result.ts';
import {states} from '../../source/tenant/state.ts';
import {type FaultCase, faultTable} from './fault-table.ts';
import {targetFor} from './targets.ts';

/** Those that only a time-out ends. */
const endless: readonly FaultName[] = ['hang', 'hang-in-answer', 'drip'];
let tenant: PracticeTenant;
const seen: Array<{readonly row: FaultCase; readonly result: CheckResult}> = [];

beforeAll(async () => {
	tenant = await startPracticeTenant();
});

afterAll(async () => {
	await tenant.close();
});

describe('a fault of the tenant', () => {
	it.each(faultTable)('$fault ($kind) makes a context $state', async row => {
		const {fault, kind} = row;
		const account = tenant.add(kind, {fault});
		let steps: readonly CheckStep[] = [];
		const result = await checkContext(targetFor(tenant.url, account), {
			timeoutMs: endless.includes(fault) ? 700 : 10_000,
			onStep(chain) {
				steps = chain;
			},
		});
		seen.push({row, result});
		expect(result.state).toBe(row.state);
		expect(result.failure?.action).toBe(row.action);
		const failed = steps.find(step => step.status === 'failed')?.id;
		expect(failed === undefined).toBe(result.state === 'valid');
		if (row.step !== undefined) {
			expect(failed).toBe(row.step);
		}

		if (result.failure !== undefined) {
			const {what, cause, cure, evidence} = result.failure;
			for (const words of [what, cause, cure]) {
				expect(words).toMatch(/^[A-Z“\d].*[.]$/s);
			}

			expect(evidence.method).toMatch(/^(?:GET|POST)$/);
			expect(evidence.path).toMatch(/^\/(?:oauth\/token|api\/v1\/users\/)/);
			expect(evidence.status ?? evidence.code).toBeDefined();
		}

		const printed = inspect(result, {depth: 10}) + JSON.stringify(result);
		expect(printed).not.toContain(account.clientSecret);
		expect(printed).not.toContain(account.apiKey);
	});

	it('has a row in the table, whatever its name', () => {
		const covered = new Set(faultTable.map(({fault}) => fault));
		expect(Object.keys(faults).filter(fault => !covered.has(fault as FaultName))).toEqual([]);
	});

	it('has the reviewed words', async () => {
		const lines = seen.map(({row: {fault, kind}, result: {state, failure}}) =>
			[fault, kind, state, states[state].exitCode, failure?.what, failure?.cause, failure?.cure, failure?.action]
				.map(cell => String(cell ?? '').replaceAll(/127\.0\.0\.1:\d+/g, 'HOST'))
				.join(' | '),
		);
		const table = [
			'fault | kind | state | exit | what | cause | cure | action',
			'--- | --- | --- | --- | --- | --- | --- | ---',
		];
		await expect(`${[...table, ...lines].join('\n')}\n`).toMatchFileSnapshot('faults.golden.md');
	});
});

describe('a pause that the tenant asks for', () => {
	it.each([
		['rate-limited', 13_000],
		['rate-limited-date', 13_000],
		['rate-limited-text', 13_000],
		['rate-limited-silent', 60_000],
	] as const)('%s ends in time', (fault, wait) => {
		const rows = seen.filter(({row}) => row.fault === fault);
		expect(rows).toHaveLength(2);
		for (const {result} of rows) {
			const pause = (result.failure?.retryAt ?? 0) - result.checkedAt;
			expect(pause).toBeGreaterThan(wait - 2000);
			expect(pause).toBeLessThanOrEqual(wait);
		}
	});
});
