import {describe, expect, it} from 'vitest';
import type {Context} from '../../source/contexts/context.ts';
import {Secret} from '../../source/credentials/secret.ts';
import {createCheckQueue} from '../../source/live/check-queue.ts';
import {createLiveChecks, priorities} from '../../source/live/live-checks.ts';
import type {CheckResult} from '../../source/tenant/check-result.ts';

function context(name: string, secret = 'made-up-secret'): Context {
	return {
		name,
		server: `https://${name}.eu.qlikcloud.com`,
		serverType: 'cloud',
		comment: undefined,
		insecure: false,
		headers: {},
		credentials: {kind: 'oauth', clientId: 'made-up-client', clientSecret: new Secret(secret)},
		bothKinds: false,
		keys: [],
		defect: undefined,
	};
}

function valid(userId: string, checkedAt = 1000): CheckResult {
	return {
		state: 'valid',
		checkedAt,
		latencyMs: 5,
		user: {
			id: userId,
			name: `user ${userId}`,
			subject: undefined,
			email: undefined,
			status: 'active',
			tenantId: 'tenant',
			roles: [],
			groups: [],
			scopes: [],
		},
		raw: {id: userId},
		expiresAt: undefined,
		failure: undefined,
		notes: [],
	};
}

function rateLimited(retryAt: number): CheckResult {
	const failure = {what: '', cause: '', cure: '', action: 'wait' as const, evidence: {}, retryAt};
	return {...valid('none'), state: 'rate-limited', user: undefined, raw: undefined, failure};
}

describe('live checks', () => {
	it('go from unchecked through checking to the answer of the tenant', async () => {
		const answer = Promise.withResolvers<CheckResult>();
		const checks = createLiveChecks({check: async () => answer.promise, needsToken: () => false});
		checks.update([context('acme')]);
		expect(checks.get('acme').state).toBe('unchecked');
		checks.check(['acme'], priorities.asked);
		expect(checks.get('acme')).toMatchObject({state: 'checking', pending: true});
		answer.resolve(valid('7'));
		await expect.poll(() => checks.get('acme').state).toBe('valid');
		expect(checks.progress()).toEqual({done: 1, all: 1});
	});

	it('that are cancelled while waiting do not hold up the progress', async () => {
		const first = Promise.withResolvers<CheckResult>();
		const queue = createCheckQueue({atOnce: 1});
		const checks = createLiveChecks({check: async () => first.promise, needsToken: () => false, queue});
		checks.update([context('acme'), context('globex'), context('initech')]);
		checks.check(['acme', 'globex', 'initech'], priorities.rest);
		checks.cancel('globex');
		checks.update([context('acme'), context('globex')]);
		expect(checks.progress()).toEqual({done: 2, all: 3});
		first.resolve(valid('7'));
		await expect.poll(() => checks.progress()).toEqual({done: 3, all: 3});
	});

	it('keep the state word during a refresh', async () => {
		let answer = Promise.withResolvers<CheckResult>();
		const checks = createLiveChecks({check: async () => answer.promise, needsToken: () => false});
		checks.update([context('acme')]);
		checks.check(['acme'], priorities.asked);
		answer.resolve(valid('7'));
		await expect.poll(() => checks.get('acme').pending).toBe(false);
		answer = Promise.withResolvers();
		checks.check(['acme'], priorities.asked);
		expect(checks.get('acme')).toMatchObject({state: 'valid', pending: true});
		checks.close();
	});

	it('forget the state of old credentials when the secret in the file changes', async () => {
		const checks = createLiveChecks({check: async () => valid('7'), needsToken: () => false});
		checks.update([context('acme')]);
		checks.check(['acme'], priorities.asked);
		await expect.poll(() => checks.get('acme').state).toBe('valid');
		checks.update([context('acme', 'another-made-up-secret')]);
		expect(checks.get('acme').state).toBe('unchecked');
	});

	it('drop the answer of a running check with the old secret', async () => {
		const answers = [Promise.withResolvers<CheckResult>(), Promise.withResolvers<CheckResult>()];
		let asked = 0;
		const checks = createLiveChecks({
			check: async () => answers[asked++]?.promise ?? valid('none'),
			needsToken: () => false,
		});
		checks.update([context('acme')]);
		checks.check(['acme'], priorities.asked);
		checks.update([context('acme', 'another-made-up-secret')]);
		checks.check(['acme'], priorities.asked);
		answers[0]?.resolve(valid('old'));
		await expect.poll(() => asked).toBe(2);
		answers[1]?.resolve(valid('new'));
		await expect.poll(() => checks.get('acme').result?.user?.id).toBe('new');
	});

	it('show the last known state, marked as such, unless the server has changed', () => {
		const target = (server: string) => [server, 'cloud', 'oauth', 'made-up-client'].join('\n');
		const lastStates = new Map([
			['acme', {target: target('https://acme.eu.qlikcloud.com'), result: valid('7'), user: undefined}],
			['moved', {target: target('https://elsewhere.eu.qlikcloud.com'), result: valid('7'), user: undefined}],
		]);
		const checks = createLiveChecks({check: async () => valid('7'), needsToken: () => false, lastStates});
		checks.update([context('acme'), context('moved')]);
		expect(checks.get('acme')).toMatchObject({state: 'valid', remembered: true});
		expect(checks.get('moved').state).toBe('unchecked');
	});

	it('report when a context signs in as a different user than before', async () => {
		let time = 1000;
		let user = 'first';
		const checks = createLiveChecks({
			check: async () => (user === 'none' ? rateLimited(time + 100) : valid(user)),
			needsToken: () => false,
			now: () => time,
		});
		checks.update([context('acme')]);
		checks.check(['acme'], priorities.asked);
		await expect.poll(() => checks.get('acme').result?.user?.id).toBe('first');
		expect(checks.get('acme').identityChange).toBeUndefined();
		user = 'none';
		checks.check(['acme'], priorities.asked);
		await expect.poll(() => checks.get('acme').state).toBe('rate-limited');
		user = 'second';
		time += 1000;
		checks.check(['acme'], priorities.asked);
		await expect
			.poll(() => checks.get('acme').identityChange)
			.toBe('another user than before: user second, was user first');
	});

	it('do not ask a rate-limited tenant before the time it named, then retry automatically', async () => {
		let time = 1000;
		let asked = 0;
		const checks = createLiveChecks({
			async check() {
				asked++;
				return asked === 1 ? rateLimited(time + 1040) : valid('7');
			},
			needsToken: () => false,
			now: () => time,
		});
		checks.update([context('acme')]);
		checks.check(['acme'], priorities.asked);
		await expect.poll(() => checks.get('acme').state).toBe('rate-limited');
		expect(checks.check(['acme'], priorities.asked)).toEqual(['acme']);
		time += 1040;
		await expect.poll(() => checks.get('acme').state, {timeout: 5000}).toBe('valid');
		expect(asked).toBe(2);
	});

	it('wait at least a second, and longer each time a tenant asks for another pause', async () => {
		let time = 1000;
		const pauses: number[] = [];
		const checks = createLiveChecks({
			check: async () => rateLimited(time + 10),
			needsToken: () => false,
			now: () => time,
		});
		checks.update([context('acme')]);
		for (let round = 0; round < 4; round++) {
			checks.check(['acme'], priorities.asked);
			await expect.poll(() => checks.get('acme').pending).toBe(false);
			const retryAt = checks.get('acme').result?.failure?.retryAt ?? 0;
			pauses.push(retryAt - time);
			time = retryAt;
		}

		expect(pauses).toEqual([1000, 2000, 4000, 8000]);
		checks.close();
	});

	it('keep the steps of a running check when it is requested again', async () => {
		const answer = Promise.withResolvers<CheckResult>();
		const step = {id: 'reach', status: 'done', detail: undefined, ms: 1} as const;
		const checks = createLiveChecks({
			async check(_, {onStep}) {
				onStep([step]);
				return answer.promise;
			},
			needsToken: () => false,
		});
		checks.update([context('acme')]);
		checks.check(['acme'], priorities.rest);
		await expect.poll(() => checks.get('acme').steps).toEqual([step]);
		checks.check(['acme'], priorities.asked);
		expect(checks.get('acme').steps).toEqual([step]);
		answer.resolve(valid('7'));
		await expect.poll(() => checks.get('acme').state).toBe('valid');
	});

	it('accept a result from elsewhere instead of a waiting check', async () => {
		let asked = 0;
		const checks = createLiveChecks({
			async check() {
				asked++;
				return valid('7');
			},
			needsToken: () => false,
			queue: createCheckQueue({atOnce: 1}),
		});
		checks.update([context('acme'), context('globex')]);
		checks.check(['globex', 'acme'], priorities.rest);
		checks.record('acme', valid('from the wizard'));
		expect(checks.get('acme')).toMatchObject({state: 'valid', pending: false, remembered: false});
		await expect.poll(() => checks.progress()).toEqual({done: 2, all: 2});
		expect(checks.get('acme').result?.user?.id).toBe('from the wizard');
		expect(asked).toBe(1);
		checks.record('nobody', valid('7'));
		expect(checks.get('nobody').state).toBe('unchecked');
	});

	it('check the context under the cursor before all waiting ones', async () => {
		const order: string[] = [];
		const first = Promise.withResolvers<void>();
		const checks = createLiveChecks({
			async check({name}) {
				order.push(name);
				await first.promise;
				return valid('7');
			},
			needsToken: () => true,
			queue: createCheckQueue({atOnce: 1}),
		});
		const names = ['a', 'b', 'c', 'd'];
		checks.update(names.map(name => context(name)));
		checks.check(names, priorities.rest);
		checks.check(['d'], priorities.cursor);
		first.resolve();
		await expect.poll(() => order).toEqual(['a', 'd', 'b', 'c']);
	});

	it('respect the time that a tenant named in the previous run', async () => {
		let time = 1000;
		let asked = 0;
		const target = ['https://acme.eu.qlikcloud.com', 'cloud', 'oauth', 'made-up-client'].join('\n');
		const checks = createLiveChecks({
			async check() {
				asked++;
				return valid('7');
			},
			needsToken: () => false,
			now: () => time,
			lastStates: new Map([['acme', {target, result: rateLimited(time + 40), user: undefined}]]),
		});
		checks.update([context('acme')]);
		expect(checks.check(['acme'], priorities.asked)).toEqual(['acme']);
		expect(asked).toBe(0);
		time += 40;
		await expect.poll(() => checks.get('acme').state).toBe('valid');
	});
});
