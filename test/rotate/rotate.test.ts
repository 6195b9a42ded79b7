import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import type {Context} from '../../source/contexts/context.ts';
import type {StoredCredentials} from '../../source/contexts/edit.ts';
import {openContextsStore} from '../../source/contexts/open-store.ts';
import type {ContextsStore} from '../../source/contexts/store.ts';
import type {FaultName} from '../../source/demo/faults.ts';
import type {Account} from '../../source/demo/people.ts';
import {type PracticeTenant, startPracticeTenant} from '../../source/demo/practice-tenant.ts';
import {createApiKeys} from '../../source/rotate/api-keys.ts';
import {createClientSecrets} from '../../source/rotate/client-secrets.ts';
import {finishRotation, recoverRotation} from '../../source/rotate/finish.ts';
import {type Journal, openJournal} from '../../source/rotate/journal.ts';
import {type RotationOptions, type RotationStep, rotate} from '../../source/rotate/rotate.ts';
import type {RotationApi} from '../../source/rotate/rotation-api.ts';
import {createAsk} from '../../source/rotate/tenant-answers.ts';
import {createTenantClient, type TenantClient} from '../../source/tenant/tenant-client.ts';
import {filesBelow} from '../commands/secret-places.ts';
import {contextsText} from '../terminal/contexts-text.ts';
import {type Home, makeHome} from '../terminal/home.ts';

let tenant: PracticeTenant;
let home: Home;
let folder: string;
let client: TenantClient;
let store: ContextsStore;
let journal: Journal;
beforeEach(async () => {
	tenant = await startPracticeTenant();
	home = makeHome();
	folder = mkdtempSync(path.join(tmpdir(), 'qctx-rotate-'));
	client = createTenantClient();
	store = openContextsStore({path: home.contextsFile, backupsFolder: path.join(folder, 'backups')});
	journal = openJournal(folder, home.contextsFile);
});
afterEach(async () => {
	client.close();
	await tenant.close();
	home.remove();
	rmSync(folder, {recursive: true, force: true});
});

function addContext(kind: Account['kind'], fault?: FaultName): Account {
	const account = kind === 'oauth' ? tenant.client : tenant.add('api-key');
	account.fault = fault;
	home.writeContexts(contextsText([{name: 'prod', url: tenant.url, account}]));
	return account;
}

function context(): Context {
	const read = store.read();
	const found = read.ok ? read.value.contexts.find(({name}) => name === 'prod') : undefined;
	if (found === undefined) {
		throw new Error('the context is gone');
	}

	return found;
}

/** What the file holds. */
function held(): StoredCredentials | undefined {
	const {credentials} = context();
	return credentials.kind === 'oauth' || credentials.kind === 'api-key' ? credentials : undefined;
}

function api(): RotationApi {
	const target = context();
	const options = {signal: new AbortController().signal, timeoutMs: 5000};
	const ask = createAsk(client, target, options);
	if (target.credentials.kind === 'api-key') {
		return createApiKeys({ask, token: target.credentials.token, expiry: 'P90D'});
	}

	if (target.credentials.kind !== 'oauth') {
		throw new Error('no credentials');
	}

	const {clientId} = target.credentials;
	return createClientSecrets({
		clientId,
		manage: ask,
		askAsClient: clientSecret =>
			clientSecret === undefined
				? ask
				: createAsk(client, {...target, credentials: {kind: 'oauth', clientId, clientSecret}}, options),
	});
}

async function rotateNow(more: Partial<RotationOptions> = {}) {
	const seen = store.read();
	return rotate({
		name: 'prod',
		api: api(),
		journal,
		marker: 'qctx test rotation',
		store: async ({credentials}) =>
			store.apply({type: 'change', name: 'prod', fields: {credentials}}, seen.ok ? {seen: seen.value} : {}),
		...more,
	});
}

/** Whether the credentials in the file are let in, asked by a client that remembers no token. */
async function works(): Promise<boolean> {
	const fresh = createTenantClient();
	const result = await fresh.check(context(), {timeoutMs: 5000});
	fresh.close();
	return result.state === 'valid';
}

const issued = (account: Account): number => (account.kind === 'oauth' ? account.secrets : account.keys).length;

describe.each(['api-key', 'oauth'] as const)('the rotation of an %s context', kind => {
	it('stores a new one that was checked, and removes the old one when it is finished', async () => {
		const account = addContext(kind);
		const before = home.readContexts();
		const outcome = await rotateNow();
		expect(outcome.type).toBe('stored');
		expect(home.readContexts()).not.toBe(before);
		expect([issued(account), await works()]).toEqual([2, true]);
		const entry = journal.entry('prod');
		expect(entry?.phase).toBe('stored');
		const finished = entry && (await finishRotation(entry, {api: api(), journal, held: held()}));
		expect(finished?.type).toBe('finished');
		expect([issued(account), await works(), journal.entries()]).toEqual([1, true, []]);
	});

	it('writes secrets only into the file', async () => {
		const account = addContext(kind);
		await rotateNow();
		const written = filesBelow(folder).flatMap(({path: file, content}) =>
			file.startsWith('rotations-') ? content : [],
		);
		expect(written).toHaveLength(1);
		for (const secret of [
			...account.keys.map(({token}) => token),
			...account.secrets.map(({secret: value}) => value),
		]) {
			expect(written.join('')).not.toContain(secret);
		}
	});

	it('changes nothing without permission', async () => {
		const account = addContext(kind, 'keys-forbidden');
		const before = home.readContexts();
		const outcome = await rotateNow();
		expect(outcome).toMatchObject({type: 'failed', problem: {exitCode: 1}, leftover: undefined});
		expect([home.readContexts(), issued(account), journal.entries()]).toEqual([before, 1, []]);
	});

	it('removes the new one when the answer was lost', async () => {
		const account = addContext(kind, 'keys-answer-lost');
		const before = home.readContexts();
		const outcome = await rotateNow();
		expect(outcome.type).toBe('failed');
		expect([home.readContexts(), await works()]).toEqual([before, true]);
		account.fault = undefined;
		const entry = journal.entry('prod');
		if (entry !== undefined) {
			await recoverRotation(entry, held(), {api: api(), journal});
		}

		expect([issued(account), journal.entries()]).toEqual([1, []]);
	});

	it('removes the new one when the file has changed meanwhile, and keeps that change', async () => {
		const account = addContext(kind);
		const others = {comment: 'of somebody else'};
		const outcome = await rotateNow({
			async store() {
				await store.apply({type: 'change', name: 'prod', fields: others});
				return {ok: false, problem: {what: 'It was changed meanwhile.', cure: '', exitCode: 1}};
			},
		});
		expect(outcome).toMatchObject({type: 'failed', leftover: undefined});
		expect(context().comment).toBe(others.comment);
		expect([issued(account), await works(), journal.entries()]).toEqual([1, true, []]);
	});

	it('keeps the old one when the file no longer has the new one', async () => {
		const account = addContext(kind);
		await rotateNow();
		await store.undo();
		const entry = journal.entry('prod');
		const finished = entry && (await finishRotation(entry, {api: api(), journal, held: held()}));
		expect(finished?.type).toBe('not-in-use');
		expect([issued(account), await works()]).toEqual([2, true]);
	});

	it.each(['make', 'verify', 'store'] as const)(
		'killed at the step %s holds credentials that work, and leaves nothing after the next start',
		async at => {
			const account = addContext(kind);
			const killed = new Error('killed');
			const kill = (step: RotationStep): void => {
				if (step === at) {
					throw killed;
				}
			};
			await expect(rotateNow({onStep: kill})).rejects.toBe(killed);
			expect(await works()).toBe(true);
			const entry = journal.entry('prod');
			const recovery = entry && (await recoverRotation(entry, held(), {api: api(), journal}));
			expect(recovery?.type).toBe('taken-back');
			expect([issued(account), await works(), journal.entries()]).toEqual([1, true, []]);
		},
	);

	it('is finished by the next start when killed after the file was written', async () => {
		const account = addContext(kind);
		const killed = new Error('killed');
		await expect(
			rotateNow({
				async store({credentials}) {
					await store.apply({type: 'change', name: 'prod', fields: {credentials}});
					throw killed;
				},
			}),
		).rejects.toBe(killed);
		const entry = journal.entry('prod');
		expect(entry && (await recoverRotation(entry, held(), {api: api(), journal}))).toEqual({type: 'stored'});
		const stored = journal.entry('prod');
		expect(stored && (await finishRotation(stored, {api: api(), journal, held: held()})).type).toBe('finished');
		expect([issued(account), await works(), journal.entries()]).toEqual([1, true, []]);
	});
});

it('does not choose which client secret to remove when several existed before', async () => {
	const account = addContext('oauth');
	account.secrets.push({hint: 'other', secret: 'abad1dea'.repeat(8), createdAt: Date.now()});
	const outcome = await rotateNow();
	expect(outcome).toEqual({type: 'stored'});
	const entry = journal.entry('prod');
	expect(entry?.oldId).toBeUndefined();
	const options = {api: api(), journal, held: held()};
	expect(entry && (await finishRotation(entry, options)).type).toBe('unknown-old');
	// A slip of the hand, and the one that the file holds now.
	for (const old of ['frist', entry?.newId]) {
		expect(entry && (await finishRotation(entry, {...options, old})).type).toBe('failed');
	}

	expect([issued(account), await works(), journal.entry('prod')]).toEqual([3, true, entry]);
	expect(entry && (await finishRotation(entry, {...options, old: 'first'})).type).toBe('finished');
	expect(account.secrets.map(({hint}) => hint)).toEqual(['other', expect.any(String)]);
});

it('reports when the client already has five secrets', async () => {
	const account = addContext('oauth');
	for (let count = 0; count < 4; count++) {
		account.secrets.push({hint: `more-${count}`, secret: 'abad1dea'.repeat(8), createdAt: Date.now()});
	}

	const outcome = await rotateNow();
	expect(outcome).toMatchObject({type: 'failed', problem: {exitCode: 1}});
	expect([issued(account), journal.entries()]).toEqual([5, []]);
});
