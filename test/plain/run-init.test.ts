import {dirname} from 'node:path';
import {PassThrough} from 'node:stream';
import {afterEach, describe, expect, it} from 'vitest';
import {practiceClientId, practiceClientSecret} from '../../source/demo/people.ts';
import {readLastStates} from '../../source/live/last-states.ts';
import {type InitOptions, runInitInLines} from '../../source/plain/run-init.ts';
import {foldersBelow} from '../../source/settings/folders.ts';
import {defaultSettings} from '../../source/settings/settings.ts';
import {openWorkplace, type Workplace} from '../wizard/workplace.ts';

const open: Workplace[] = [];

afterEach(async () => {
	for (const place of open.splice(0)) {
		await place[Symbol.asyncDispose]();
	}
});

/** A stream that keeps what was written to it. */
class Paper extends PassThrough {
	readonly text: () => string;

	constructor() {
		super();
		let written = '';
		this.on('data', chunk => {
			written += String(chunk);
		});
		this.text = () => written;
	}
}

/** A terminal's keyboard. */
class Keyboard extends PassThrough {
	readonly isTTY = true;
	isRaw = false;

	setRawMode(isRaw: boolean): this {
		this.isRaw = isRaw;
		return this;
	}
}

async function start(contexts?: string) {
	const place = await openWorkplace(contexts);
	open.push(place);
	const output = new Paper();
	const error = new Paper();
	const folders = foldersBelow(dirname(place.store.path));
	const run = (input: PassThrough, more: Partial<InitOptions> & InitOptions['start'] = {}) => {
		const {name, server, ...options} = more;
		return runInitInLines({
			store: place.store,
			folders,
			settings: defaultSettings,
			environment: {},
			start: {...(name === undefined ? {} : {name}), ...(server === undefined ? {} : {server})},
			input,
			output,
			error,
			isInteractive: false,
			errorMark: 'Error: ',
			signal: new AbortController().signal,
			...options,
		});
	};
	const pipe = (text: string, more: Partial<InitOptions> & InitOptions['start'] = {}) => {
		const input = new PassThrough();
		const code = run(input, more);
		input.end(text);
		return code;
	};
	const kept = () => [...readLastStates(folders.cache, place.store.path)];
	return {...place, output, error, run, pipe, kept};
}

describe('through a pipe', () => {
	it('asks what qlik-cli asks, in the same order, and ends with its welcome', async () => {
		const {pipe, tenant, output, error, file} = await start();
		expect(await pipe(`${tenant.url}\nO\n${practiceClientId}\n${practiceClientSecret}\n`)).toBe(0);
		expect(output.text()).toBe('Welcome qlik-cli m2m, everything is now set up.\n');
		expect(error.text()).toBe(
			[
				'Acquiring access to Qlik Cloud',
				'',
				'Specify your tenant URL, usually in the form: https://<tenant>.<region>.qlikcloud.com',
				'Where <tenant> is the name of the tenant and <region> is eu, us, ap, and so forth.',
				'Enter tenant url: ',
				'on this machine, without TLS',
				'',
				'Specify what type of authentication should be used i.e API-Key (A) or OAuth (O). Default is API-Key (A).',
				'A/O?: ',
				'',
				'To complete this setup, you must have a Client ID and Client Secret for OAuth.',
				"If you're unsure, you can ask your tenant-admin or go to https://qlik.dev/toolkits/qlik-cli.",
				'',
				'Client ID: ',
				'Client Secret: ',
				'',
			].join('\n'),
		);
		expect(file()).toContain(`current-context: "127.0.0.1"`);
	});

	it('saves the result of the check as the last known state of the context', async () => {
		const {pipe, tenant, kept} = await start();
		expect(await pipe(`${tenant.url}\nO\n${practiceClientId}\n${practiceClientSecret}\n`, {name: 'acme'})).toBe(0);
		expect(kept()).toMatchObject([['acme', {result: {state: 'valid', user: {name: 'qlik-cli m2m'}}}]]);
		expect(tenant.requests.filter(({path}) => path === '/oauth/token')).toHaveLength(1);
	});

	it('starts an error line with the word that scripts look for', async () => {
		const {pipe, error} = await start();
		expect(await pipe('not a url\n')).toBe(2);
		expect(error.text()).toMatch(/\nError: A tenant URL has no .+\nNothing was saved\.\n$/);
	});

	it('takes an empty line to mean an API key, and reports what it trimmed', async () => {
		const {pipe, tenant, output, error, file} = await start();
		const {apiKey} = tenant.add('api-key', {name: 'Ada Lovelace'});
		expect(await pipe(`${tenant.url}\r\n\r\nBearer ${apiKey} \r\n`, {name: 'ada'})).toBe(0);
		expect(output.text()).toBe('Welcome Ada Lovelace, everything is now set up.\n');
		expect(error.text()).toContain(`To generate a new API-key, go to ${tenant.url}/settings/api-keys\n`);
		expect(error.text()).toContain('8 characters trimmed: 1 space, “Bearer”');
		expect(file()).toContain(`Authorization: Bearer ${apiKey}\n`);
		expect(file()).toContain('current-context: ada\n');
	});

	it('does not ask for the tenant given with --server', async () => {
		const {pipe, tenant, error} = await start();
		expect(await pipe(`O\n${practiceClientId}\n${practiceClientSecret}`, {server: tenant.url})).toBe(0);
		expect(error.text()).not.toContain('Enter tenant url');
	});

	it('reads both from one line of JSON', async () => {
		const {pipe, tenant} = await start();
		const json = JSON.stringify({clientId: practiceClientId, clientSecret: practiceClientSecret});
		expect(await pipe(`${tenant.url}\nO\n${json}\n`)).toBe(0);
	});

	const wrong: ReadonlyArray<readonly [string, string, RegExp]> = [
		['a URL that is none', 'not a url\nO\n', /A tenant URL has no space/],
		['an empty URL', '\n', /Enter the URL of the tenant/],
		['a zero', 'https://acme.eu.qlikcloud.com\n0\nO\n', /That is a zero\. OAuth is the letter O\./],
		['an empty client ID', 'https://acme.eu.qlikcloud.com\nO\n\n', /Enter the client ID/],
		['a secret with a blank inside', 'https://acme.eu.qlikcloud.com\nO\nabc\nde f\n', /a space at position 3/],
		[
			'an input that ends too soon',
			'https://acme.eu.qlikcloud.com\nO\n',
			/The input ended before the answer to “Client ID:”/,
		],
		['no input at all', '', /The input ended before the answer to “Enter tenant url:”/],
	];

	it.each(wrong)('exits 2 at %s, and saves nothing', async (_what, text, words) => {
		const {pipe, output, error, file} = await start();
		expect(await pipe(text)).toBe(2);
		expect(error.text()).toMatch(words);
		expect(error.text()).toContain('Nothing was saved.');
		expect(output.text()).toBe('');
		expect(file()).toBe('');
	});

	it('exits 1 when the credentials are refused, in the words of qlik-cli, with cause and cure', async () => {
		const {pipe, tenant, output, error, file} = await start();
		expect(await pipe(`${tenant.url}\nO\n${practiceClientId}\n${'0'.repeat(64)}\n`)).toBe(1);
		expect(error.text()).toMatch(
			/Failed to validate context, it might be incorrect\.\n.+\n.+\nPOST \/oauth\/token -> 401/,
		);
		expect(output.text() + file()).toBe('');
	});

	it('exits 3 when the tenant cannot be reached', async () => {
		const {pipe, tenant, file} = await start();
		await tenant.close();
		expect(await pipe(`${tenant.url}\nO\n${practiceClientId}\n${practiceClientSecret}\n`)).toBe(3);
		expect(file()).toBe('');
	});

	it('reports a taken name before any question, and exits 1', async () => {
		const {pipe, error} = await start('current-context: acme\ncontexts:\n    acme:\n        server: https://x\n');
		expect(await pipe('', {name: 'acme'})).toBe(1);
		expect(error.text()).toContain("Error: Context 'acme' already exists\n");
		expect(error.text()).not.toContain('Enter tenant url');
	});

	it('reports that the host is taken as a name, as soon as it is known', async () => {
		const {pipe, tenant, error} = await start('contexts:\n    127.0.0.1:\n        server: https://x\n');
		expect(await pipe(`${tenant.url}\nO\n`)).toBe(1);
		expect(error.text()).toContain("Error: Context '127.0.0.1' already exists\n");
		expect(error.text()).not.toContain('Client ID');
	});

	it('exits 4 when the file is damaged', async () => {
		const {pipe, file} = await start('contexts: [');
		expect(await pipe('')).toBe(4);
		expect(file()).toBe('contexts: [');
	});

	it('exits 130 when interrupted', async () => {
		const {run} = await start();
		const interrupt = new AbortController();
		const code = run(new PassThrough(), {signal: interrupt.signal});
		interrupt.abort();
		expect(await code).toBe(130);
	});
});

describe('at a terminal', () => {
	async function atTerminal(contexts?: string, more: Partial<InitOptions> & InitOptions['start'] = {}) {
		const started = await start(contexts);
		const keyboard = new Keyboard();
		const code = started.run(keyboard, {isInteractive: true, ...more});
		const says = (words: string | RegExp) => expect.poll(started.error.text, {timeout: 10_000}).toMatch(words);
		return {...started, keyboard, code, says};
	}

	it('describes the secret without showing it', async () => {
		const {keyboard, code, says, tenant, error, output} = await atTerminal();
		await says(/Enter tenant url: $/);
		expect(keyboard.isRaw).toBe(true);
		keyboard.write(`${tenant.url}\r`);
		await says(/A\/O\?: $/);
		keyboard.write('o\r');
		await says(/Client ID: $/);
		keyboard.write(`${practiceClientId}\r`);
		await says(/Client Secret: $/);
		keyboard.write(`\u001B[200~${practiceClientSecret} \r\u001B[201~`);
		keyboard.write('\r');
		expect(await code).toBe(0);
		expect(error.text()).not.toContain(practiceClientSecret.slice(0, 8));
		expect(error.text()).toContain(
			'2 characters trimmed: 1 space, 1 line break\n64 characters · looks like a client secret\n',
		);
		expect(error.text()).toContain(`OK: User qlik-cli m2m`);
		expect(output.text()).toBe('Welcome qlik-cli m2m, everything is now set up.\n');
		expect(keyboard.isRaw).toBe(false);
	});

	it('loses no key when all answers come in one read', async () => {
		const {keyboard, code, tenant} = await atTerminal();
		keyboard.write(`${tenant.url}\rO\r${practiceClientId}\r${practiceClientSecret}\r`);
		expect(await code).toBe(0);
	});

	it('accepts a paste of both and shows none of it', async () => {
		const {keyboard, code, says, tenant, error} = await atTerminal();
		keyboard.write(`${tenant.url}\rO\r`);
		await says(/Client ID: $/);
		keyboard.write(
			`\u001B[200~${JSON.stringify({clientId: practiceClientId, clientSecret: practiceClientSecret}, undefined, 2)}\u001B[201~`,
		);
		expect(await code).toBe(0);
		expect(error.text()).not.toContain(practiceClientSecret.slice(0, 8));
		expect(error.text()).toContain('(pasted)');
	});

	it('asks again after a wrong answer', async () => {
		const {keyboard, says} = await atTerminal();
		keyboard.write('https://a b\r');
		await says(/A tenant URL has no space.*\nEnter tenant url: /);
		keyboard.write('\u0015https://acme.eu.qlikcloud.com\r0\r');
		await says(/That is a zero.*\nA\/O\?: /);
		keyboard.write('\u0003');
	});

	it('offers numbered ways to fix a failure, and keeps the values', async () => {
		const {keyboard, code, says, tenant} = await atTerminal();
		keyboard.write(`${tenant.url}\rO\r${practiceClientId}\rwrong-secret\r`);
		await says(
			/Failed to validate context, it might be incorrect\.[\s\S]*1 answer “Client Secret:” again\n2 try again\n3 save it anyway\n4 leave, and save nothing\nNumber \(1\): $/,
		);
		keyboard.write('\r');
		await says(/Client Secret: \[unchanged\] $/);
		keyboard.write(`${practiceClientSecret}\r`);
		expect(await code).toBe(0);
	});

	it('saves anyway when asked to', async () => {
		const {keyboard, code, says, tenant, file, output} = await atTerminal();
		tenant.setFault('server-error');
		keyboard.write(`${tenant.url}\rO\r${practiceClientId}\r${practiceClientSecret}\r`);
		await says(/1 try again\n2 save it anyway/);
		keyboard.write('2\r');
		expect(await code).toBe(0);
		expect(output.text()).toBe('127.0.0.1 is saved but not verified.\n');
		expect(file()).toContain('127.0.0.1');
	});

	it('offers to replace a taken name, or accepts another', async () => {
		const contexts = 'contexts:\n    acme:\n        server: https://x\n';
		const {keyboard, code, says, tenant, file} = await atTerminal(contexts, {name: 'acme'});
		await says(/Context 'acme' already exists\nReplace it\? y\/N: $/);
		keyboard.write('n\r');
		await says(/Another name: $/);
		keyboard.write(`acme-new\r${tenant.url}\rO\r${practiceClientId}\r${practiceClientSecret}\r`);
		expect(await code).toBe(0);
		expect(file()).toContain('acme-new:');
		expect(file()).toContain('server: https://x');
	});

	it('asks before it replaces a context that another program has created meanwhile', async () => {
		const {keyboard, code, says, tenant, file, store} = await atTerminal('', {name: 'acme'});
		await says(/url: $/);
		await store.apply({type: 'add', name: 'acme', fields: {server: 'https://other'}, makeCurrent: false});
		keyboard.write(`${tenant.url}\rO\r${practiceClientId}\r${practiceClientSecret}\r`);
		await says(/Context 'acme' already exists\nReplace it\? y\/N: $/);
		keyboard.write('y\r');
		expect(await code).toBe(0);
		expect(file()).not.toContain('https://other');
	});

	it.each([
		['Ctrl-C in a question', '\u0003', 130],
		['Ctrl-D', '\u0004', 2],
	])('ends by %s', async (_how, key, exitCode) => {
		const {keyboard, code, says, file} = await atTerminal();
		await says(/url: $/);
		keyboard.write(key);
		expect(await code).toBe(exitCode);
		expect(keyboard.isRaw).toBe(false);
		expect(file()).toBe('');
	});

	it('ends by Ctrl-C while it checks', async () => {
		const {keyboard, code, tenant} = await atTerminal();
		tenant.setFault('hang');
		keyboard.write(`${tenant.url}\rO\r${practiceClientId}\r${practiceClientSecret}\r`);
		await expect.poll(() => tenant.requests.length, {timeout: 10_000}).toBeGreaterThan(0);
		keyboard.write('\u0003');
		expect(await code).toBe(130);
		await expect.poll(() => tenant.connections().open, {timeout: 10_000}).toBe(0);
	});

	it('shows the answers as they are edited', async () => {
		const {keyboard, says} = await atTerminal();
		await says(/url: $/);
		keyboard.write('ab\u007Fc\u001B[Dx');
		await says(/url: axc/);
		keyboard.write('\u0003');
	});
});
