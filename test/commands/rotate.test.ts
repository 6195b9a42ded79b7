import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it, onTestFinished} from 'vitest';
import type {Account} from '../../source/demo/people.ts';
import {type PracticeTenant, startPracticeTenant} from '../../source/demo/practice-tenant.ts';
import {contextsText} from '../terminal/contexts-text.ts';
import type {Home} from '../terminal/home.ts';
import {homeForStory} from '../terminal/open-list.ts';
import {builtProgram, runProgram} from '../terminal/program.ts';
import {filesBelow} from './secret-places.ts';

interface Place {
	readonly tenant: PracticeTenant;
	readonly account: Account;
	readonly home: Home;
}

async function openPlace(kind: Account['kind'], {latencyMs = 0} = {}): Promise<Place> {
	const tenant = await startPracticeTenant({latencyMs});
	onTestFinished(async () => tenant.close());
	const account = kind === 'oauth' ? tenant.client : tenant.add('api-key');
	return {tenant, account, home: homeForStory(contextsText([{name: 'prod', url: tenant.url, account}]))};
}

const issued = ({kind, keys, secrets}: Account): readonly string[] =>
	kind === 'oauth' ? secrets.map(({secret}) => secret) : keys.map(({token}) => token);

/** Whether the file holds one that the tenant knows. */
function holdsGoodOne({account, home}: Place): boolean {
	return issued(account).some(secret => home.readContexts().includes(secret));
}

describe.each(['api-key', 'oauth'] as const)('qctx rotate, %s', kind => {
	it('stores a new one, and deletes the old one when it is finished', async () => {
		const place = await openPlace(kind);
		const {account, home} = place;
		const [old = ''] = issued(account);
		const first = await runProgram(['rotate', 'prod'], {home});
		expect([first.code, first.stdout, issued(account).length, holdsGoodOne(place)]).toEqual([0, '', 2, true]);
		expect(home.readContexts()).not.toContain(old);
		expect(first.stderr).toMatch(/is still alive\.\nDelete it with: qctx rotate prod --finish\n/);
		for (const command of ['ls', 'check']) {
			const {code, stderr} = await runProgram([command], {home});
			expect([code, stderr]).toEqual([
				0,
				expect.stringMatching(/prod: The old .*still alive; qctx rotate prod --finish/),
			]);
		}

		const again = await runProgram(['rotate', 'prod'], {home});
		expect([again.code, issued(account).length]).toEqual([1, 2]);
		const second = await runProgram(['rotate', 'prod', '--finish'], {home});
		expect([second.code, issued(account).includes(old), holdsGoodOne(place)]).toEqual([0, false, true]);
		expect((await runProgram(['check', 'prod'], {home})).code).toBe(0);
	});

	it('never shows the new one, and keeps it only in contexts.yml and its backups', async () => {
		const {account, home} = await openPlace(kind);
		const {stdout, stderr} = await runProgram(['rotate', 'prod', '--finish', '--verbose'], {home});
		const [fresh = ''] = issued(account);
		expect(stdout + stderr).not.toContain(fresh);
		const places = filesBelow(home.folder).filter(({content}) => content.includes(fresh));
		expect(places.filter(({path}) => path !== '.qlik/contexts.yml' && !path.includes('/backups/'))).toEqual([]);
	});

	it('creates nothing when it cannot write its journal, and explains why', async () => {
		const place = await openPlace(kind);
		const data = join(place.home.folder, '.local/share');
		mkdirSync(data, {recursive: true});
		writeFileSync(join(data, 'qctx'), 'in its place');
		const {code, stderr} = await runProgram(['rotate', 'prod'], {home: place.home});
		expect([code, issued(place.account).length, holdsGoodOne(place)]).toEqual([3, 1, true]);
		expect(stderr).toMatch(/Error: Cannot write .*\/qctx: /);
		expect(stderr).not.toContain('inside qctx');
	});

	it('names the page for doing it by hand when the permission is missing', async () => {
		const place = await openPlace(kind);
		place.account.fault = 'keys-forbidden';
		const {code, stderr} = await runProgram(['rotate', 'prod'], {home: place.home});
		expect([code, issued(place.account).length, holdsGoodOne(place)]).toEqual([1, 1, true]);
		expect(stderr).toContain(`By hand: ${place.tenant.url}/`);
	});

	it.each([
		['POST', /api-keys|client-secrets/],
		['GET', /users/],
	])(
		'leaves working credentials when killed while the tenant answers %s %s, and the next one cleans up',
		{timeout: 60_000},
		async (method, path) => {
			const place = await openPlace(kind, {latencyMs: 150});
			const {tenant, account, home} = place;
			const {file, args} = builtProgram();
			const made = () => issued(account).length > 1 || method === 'POST';
			const child = spawn(file, [...args, 'rotate', 'prod'], {
				env: home.environment,
				cwd: home.folder,
				stdio: 'ignore',
			});
			const ended = once(child, 'close');
			const isThere = () =>
				tenant.requests.some(
					request => request.method === method && path.test(request.path) && made() && request.at > 0,
				) &&
				(method === 'POST' || tenant.requests.at(-1)?.path.includes('users') === true);
			await expect.poll(isThere, {timeout: 20_000, interval: 5}).toBe(true);
			child.kill('SIGKILL');
			await ended;
			expect(holdsGoodOne(place)).toBe(true);
			const {code} = await runProgram(['rotate', 'prod', '--finish'], {home});
			expect([code, issued(account).length, holdsGoodOne(place)]).toEqual([0, 1, true]);
		},
	);
});

describe.each(['api-key', 'oauth'] as const)('whatever comes between at each request of a rotation, %s', kind => {
	it.each(['kill', 'reset', 'server-error', 'cut-connection'] as const)(
		'%s: the file holds credentials that work, and the next rotation leaves one alone',
		{timeout: 180_000},
		async trouble => {
			const {file, args} = builtProgram();
			let after = 0;
			let happened = true;
			while (happened) {
				after++;
				const place = await openPlace(kind, {latencyMs: 40});
				const {tenant, account, home} = place;
				const child = spawn(file, [...args, 'rotate', 'prod', '--finish'], {
					env: home.environment,
					cwd: home.folder,
					stdio: 'ignore',
				});
				let hasEnded = false;
				const ended = once(child, 'close').then(() => {
					hasEnded = true;
				});
				await expect.poll(() => hasEnded || tenant.requests.length >= after, {timeout: 20_000, interval: 2}).toBe(true);
				happened = !hasEnded;
				if (trouble === 'kill') {
					child.kill('SIGKILL');
				} else {
					tenant.setFault(trouble);
				}

				await ended;
				tenant.setFault(undefined);
				expect([after, holdsGoodOne(place)]).toEqual([after, true]);
				const {code, stderr} = await runProgram(['rotate', 'prod', '--finish'], {home});
				expect([after, code, issued(account).length, holdsGoodOne(place)], stderr).toEqual([after, 0, 1, true]);
			}

			expect(after).toBeGreaterThan(4);
		},
	);
});

it('rotates a client secret with the context of an administrator', async () => {
	const {tenant, home} = await openPlace('oauth');
	const client = tenant.add('oauth', {roles: ['Developer']});
	client.fault = undefined;
	const admin = tenant.add('api-key', {roles: ['TenantAdmin']});
	home.writeContexts(
		contextsText([
			{name: 'bot', url: tenant.url, account: client},
			{name: 'admin', url: tenant.url, account: admin},
		]),
	);
	const {code} = await runProgram(['rotate', 'bot', '--as', 'admin', '--finish'], {home});
	expect([code, client.secrets.length, home.readContexts().includes(client.secrets[0]?.secret ?? 'none')]).toEqual([
		0,
		1,
		true,
	]);
});

it('keeps what another program writes to the file meanwhile', async () => {
	const place = await openPlace('api-key', {latencyMs: 150});
	const {tenant, home} = place;
	const rotating = runProgram(['rotate', 'prod'], {home});
	await expect
		.poll(() => tenant.requests.some(({method}) => method === 'POST'), {timeout: 20_000, interval: 5})
		.toBe(true);
	home.writeContexts(`${home.readContexts()}    other:\n        server: https://other.eu.qlikcloud.com\n`);
	expect((await rotating).code).toBe(0);
	expect(home.readContexts()).toContain('    other:\n        server: https://other.eu.qlikcloud.com\n');
	expect(holdsGoodOne(place)).toBe(true);
});

it('sets the expiry of the new key with --expires', async () => {
	const {account, home} = await openPlace('api-key');
	await runProgram(['rotate', 'prod', '--expires', '30d', '--finish'], {home});
	const left = ((account.keys[0]?.expiry ?? 0) - Date.now()) / 86_400_000;
	expect(Math.round(left)).toBe(30);
	expect((await runProgram(['rotate', 'prod', '--expires', 'soon'], {home})).code).toBe(2);
});
