import {createServer} from 'node:net';
import {afterEach, describe, expect, it} from 'vitest';
import {Secret} from '../../source/credentials/secret.ts';
import {type FaultName, faults} from '../../source/demo/faults.ts';
import {practiceClientId, practiceClientSecret} from '../../source/demo/people.ts';
import {checkContext} from '../../source/tenant/check.ts';
import {states} from '../../source/tenant/state.ts';
import {fieldToFix, focusedField} from '../../source/wizard/draft/step-fields.ts';
import {lookUpHost} from '../../source/wizard/look-up-host.ts';
import {createWizardSession, type WizardSession, type WizardSessionOptions} from '../../source/wizard/session.ts';
import type {WizardState} from '../../source/wizard/wizard-state.ts';
import {openWorkplace} from './workplace.ts';

const open: AsyncDisposable[] = [];

afterEach(async () => {
	for (const thing of open.splice(0).reverse()) {
		await thing[Symbol.asyncDispose]();
	}
});

async function start(options: Partial<WizardSessionOptions> = {}) {
	const place = await openWorkplace();
	const session = createWizardSession({
		store: place.store,
		check: checkContext,
		environment: {},
		restMs: 1,
		...options,
	});
	open.push(place, {
		async [Symbol.asyncDispose]() {
			session.close();
		},
	});
	return {...place, session};
}

function answer(session: WizardSession, url: string): void {
	session.dispatch({type: 'typed', field: 'server', text: url});
	session.dispatch({type: 'enter'});
	session.dispatch({type: 'typed', field: 'kind', text: 'o'});
	session.dispatch({type: 'enter'});
	session.dispatch({type: 'typed', field: 'client-id', text: practiceClientId});
	session.dispatch({type: 'enter'});
	session.dispatch({type: 'typed-secret', field: 'client-secret', value: new Secret(practiceClientSecret)});
	session.dispatch({type: 'enter'});
}

async function until(session: WizardSession, isSo: (state: WizardState) => boolean): Promise<WizardState> {
	await expect.poll(() => isSo(session.getSnapshot()), {timeout: 15_000, interval: 5}).toBe(true);
	return session.getSnapshot();
}

const isChecked = ({step}: WizardState) => step.id === 'check' && step.progress.status !== 'running';

describe('a failed check', () => {
	/** Those that let one in, or only change what is hinted. */
	const harmless: readonly FaultName[] = [
		'direct',
		'slow',
		'hostile',
		'hints-hang',
		'hints-missing',
		'keys-forbidden',
		'keys-answer-lost',
		'form-only',
		'token-short',
	];
	// What fails with the endpoints for keys does not touch a check.
	const failing = (Object.keys(faults) as FaultName[]).filter(
		name => !harmless.includes(name) && !name.startsWith('keys-'),
	);

	it.each(failing)('%s: shows cause and cure, and Enter leads to a field or tries again', async fault => {
		const {session, tenant} = await start({timeoutMs: 1500});
		tenant.setFault(fault);
		tenant.client.fault = fault;
		answer(session, tenant.url);
		const {step} = await until(session, isChecked);
		if (step.id !== 'check' || step.progress.status !== 'failed') {
			throw new Error(`${fault} was no failure`);
		}

		const {result} = step.progress;
		const {failure} = result;
		expect(states[result.state].exitCode).toBeGreaterThan(0);
		expect(failure?.what).toMatch(/\.$/);
		expect(failure?.cause).not.toBe('');
		expect(failure?.cure).not.toBe('');
		const field = fieldToFix(session.getSnapshot(), failure?.action ?? 'elsewhere');
		session.dispatch({type: 'enter'});
		if (field === undefined) {
			expect(session.getSnapshot().step.id).toBe('check');
		} else {
			expect(focusedField(session.getSnapshot())).toBe(field);
		}

		expect(session.getSnapshot().draft.clientSecret.reveal()).toBe(practiceClientSecret);
	});
});

describe('the session', () => {
	it('shows the chain as it happens', async () => {
		const {session, tenant} = await start();
		const seen = new Set<string>();
		session.subscribe(() => {
			const {step} = session.getSnapshot();
			if (step.id === 'check') {
				for (const {id, status} of step.progress.steps) {
					seen.add(`${id} ${status}`);
				}
			}
		});
		answer(session, tenant.url);
		await until(session, isChecked);
		expect([...seen]).toEqual(
			expect.arrayContaining(['reach done', 'tls skipped', 'token done', 'user running', 'user done']),
		);
	});

	it('leaves no request running after going back', async () => {
		const {session, tenant} = await start();
		tenant.setFault('hang');
		answer(session, tenant.url);
		await expect.poll(() => tenant.requests.length).toBeGreaterThan(0);
		session.dispatch({type: 'back'});
		expect(session.getSnapshot().step.id).toBe('credentials');
		await expect.poll(() => tenant.connections().open, {timeout: 10_000}).toBe(0);
	});

	it('saves, and reports when the file cannot be written', async () => {
		const {session, tenant, store, file} = await start();
		answer(session, tenant.url);
		await until(session, isChecked);
		session.dispatch({type: 'enter'});
		// Another program takes the name between the last look and the save.
		await store.apply({type: 'add', name: '127.0.0.1', fields: {server: 'https://other'}, makeCurrent: false});
		session.dispatch({type: 'enter'});
		session.dispatch({type: 'enter'});
		session.dispatch({type: 'enter'});
		const {step, contexts} = await until(
			session,
			({step: now}) => now.id === 'save' && (now.progress.status === 'refused' || now.focus === 'replace'),
		);
		expect(step.id).toBe('save');
		await expect.poll(() => session.getSnapshot().contexts.names.has('127.0.0.1')).toBe(true);
		expect(contexts.path).toBe(store.path);
		expect(file()).toContain('https://other');
	});

	it('looks up a host once typing pauses, and ignores answers about earlier text', async () => {
		const asked: string[] = [];
		const {session} = await start({
			restMs: 5,
			async lookUp(url) {
				asked.push(url);
				return {url, status: 'answers'};
			},
		});
		for (const text of ['acme.eu.qlikcloud.c', 'acme.eu.qlikcloud.co', 'acme.eu.qlikcloud.com']) {
			session.dispatch({type: 'typed', field: 'server', text});
		}

		await until(session, ({host}) => host?.status === 'answers');
		expect(asked).toEqual(['https://acme.eu.qlikcloud.com']);
	});
});

const stored = (secret: string) =>
	[
		'current-context: acme',
		'contexts:',
		'    acme:',
		'        headers: {}',
		`        oauth-client-id: ${practiceClientId}`,
		`        oauth-client-secret: ${secret}`,
		'        server: URL',
		'',
	].join('\n');

/** The form of the one context in the file. */
async function edit(secret = practiceClientSecret) {
	const place = await openWorkplace(stored(secret));
	const read = place.store.read();
	const [context] = read.ok ? read.value.contexts : [];
	if (context === undefined) {
		throw new Error('there is no context to edit');
	}

	const start = () =>
		createWizardSession({store: place.store, check: checkContext, environment: {}, restMs: 1, edit: context});
	const session = start();
	open.push(place, {
		async [Symbol.asyncDispose]() {
			session.close();
		},
	});
	return {...place, session, context, start};
}

const messageOf = ({step}: WizardState) =>
	step.id === 'ended' && step.outcome.type === 'saved' ? step.outcome.message : undefined;

describe('editing', () => {
	it('reports that nothing changed, with the file untouched', async () => {
		const {session, file} = await edit();
		const before = file();
		session.dispatch({type: 'enter'});
		const state = await until(session, ({step}) => step.id === 'ended');
		expect(messageOf(state)).toBe('Nothing changed');
		expect(file()).toBe(before);
	});

	it('does not report success when another program has removed the context meanwhile', async () => {
		const {session, store, file} = await edit();
		await store.apply({type: 'remove', names: ['acme']});
		const without = file();
		session.dispatch({type: 'enter'});
		const {step} = await until(session, ({step: now}) => now.id === 'edit' && now.progress.status === 'refused');
		expect(step).toMatchObject({
			progress: {problem: {what: expect.stringContaining("'acme' is no longer in the file")}},
		});
		session.dispatch({type: 'typed', field: 'comment', text: 'mine'});
		session.dispatch({type: 'enter'});
		await until(session, ({step: now}) => now.id === 'edit' && now.progress.status === 'refused');
		expect(file()).toBe(without);
	});

	it('never overwrites a secret that a colleague has rotated meanwhile, however often it is saved', async () => {
		const {session, store, file} = await edit('0'.repeat(64));
		const rotated = 'c0ffee00'.repeat(8);
		await store.apply({type: 'change', name: 'acme', fields: {clientSecret: new Secret(rotated)}});
		session.dispatch({type: 'typed-secret', field: 'client-secret', value: new Secret(practiceClientSecret)});
		for (let time = 0; time < 2; time++) {
			session.dispatch({type: 'enter'});
			const {step} = await until(session, ({step: now}) => now.id === 'edit' && now.progress.status === 'refused');
			expect(step).toMatchObject({progress: {problem: {what: expect.stringContaining('changed by another program')}}});
			expect(file()).toContain(rotated);
		}
	});

	it('keeps the rotated secret when only the comment changes', async () => {
		const {session, store, file} = await edit('0'.repeat(64));
		const rotated = 'c0ffee00'.repeat(8);
		await store.apply({type: 'change', name: 'acme', fields: {clientSecret: new Secret(rotated)}});
		session.dispatch({type: 'typed', field: 'comment', text: 'mine'});
		session.dispatch({type: 'enter'});
		expect(messageOf(await until(session, ({step}) => step.id === 'ended'))).toBe('Saved acme: comment');
		expect(file()).toContain(rotated);
		expect(file()).toContain('comment: mine');
	});

	it('edits what is in the file now, not what the list showed a moment ago', async () => {
		const {context, store, start: again, tenant} = await edit('0'.repeat(64));
		await store.apply({type: 'change', name: 'acme', fields: {clientSecret: new Secret(practiceClientSecret)}});
		expect(context.credentials.kind === 'oauth' && context.credentials.clientSecret.reveal()).toBe('0'.repeat(64));
		const session = again();
		session.dispatch({type: 'typed', field: 'server', text: `${tenant.url.replace('127.0.0.1', 'localhost')}`});
		session.dispatch({type: 'enter'});
		const state = await until(session, ({step}) => step.id === 'ended');
		session.close();
		expect(state.step).toMatchObject({outcome: {proof: {state: 'valid'}}});
	});

	it('passes on the result of the check', async () => {
		const {session} = await edit('0'.repeat(64));
		session.dispatch({type: 'typed-secret', field: 'client-secret', value: new Secret(practiceClientSecret)});
		session.dispatch({type: 'enter'});
		const {step} = await until(session, ({step: now}) => now.id === 'ended');
		expect(step).toMatchObject({outcome: {message: 'Saved acme: client secret', proof: {state: 'valid'}}});
	});
});

describe('looking up a host', () => {
	it('asks before Enter only for names of Qlik and for this machine, so that a password pasted by mistake reaches no name server', async () => {
		const asked: string[] = [];
		const {session} = await start({
			async lookUp(url) {
				asked.push(url);
				return {url, status: 'answers'};
			},
		});
		for (const text of ['hunter2.correct.horse', 'eyJh.eyJi.c2ln', 'my.secret.example.com', 'acme.eu.qlikcloud.com']) {
			session.dispatch({type: 'typed', field: 'server', text});
			if (text.endsWith('qlikcloud.com')) {
				await until(session, ({host}) => host?.status === 'answers');
			}
		}

		expect(asked).toEqual(['https://acme.eu.qlikcloud.com']);
		session.dispatch({type: 'typed', field: 'server', text: 'sense.example.com'});
		session.dispatch({type: 'enter'});
		await until(session, ({host}) => host?.url === 'https://sense.example.com' && host.status === 'answers');
		expect(asked).toEqual(['https://acme.eu.qlikcloud.com', 'https://sense.example.com']);
	});

	const {signal} = new AbortController();

	it('distinguishes a host that answers from one that does not', async () => {
		const server = createServer().listen(0, '127.0.0.1');
		await new Promise(resolve => server.once('listening', resolve));
		const address = server.address();
		const url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
		expect(await lookUpHost(url, {signal, environment: {}})).toEqual({url, status: 'answers'});
		await new Promise(resolve => server.close(resolve));
		expect(await lookUpHost(url, {signal, environment: {}})).toEqual({url, status: 'silent'});
	});

	it.each([{HTTPS_PROXY: 'http://proxy:3128'}, {https_proxy: 'proxy:3128'}, {HTTP_PROXY: 'http://proxy:3128'}])(
		'asks nobody where only a proxy could know: %j',
		async environment => {
			const url = 'https://acme.invalid';
			expect(await lookUpHost(url, {signal, environment})).toEqual({url, status: 'unknown'});
		},
	);

	it('never calls a name wrong without looking it up', async () => {
		const {status} = await lookUpHost('https://acme.invalid', {signal, environment: {}});
		expect(['not-found', 'unknown']).toContain(status);
	});
});
