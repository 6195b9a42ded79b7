import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {existsSync} from 'node:fs';
import {readFile, stat} from 'node:fs/promises';
import path from 'node:path';
import {pathToFileURL} from 'node:url';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {contextsFilePath} from '../../source/contexts/location.ts';
import {readContexts} from '../../source/contexts/reading/read-contexts.ts';
import {Secret} from '../../source/credentials/secret.ts';
import {type Demo, startDemo} from '../../source/demo/demo-contexts.ts';
import {createTenantClient} from '../../source/tenant/tenant-client.ts';

let demo: Demo;

beforeAll(async () => {
	demo = await startDemo({HOME: '/nowhere'});
});

afterAll(async () => {
	await demo.close();
});

describe('the demo', () => {
	it('shows every kind of state', async () => {
		const read = await readContexts(demo.contextsPath);
		if (!read.ok) {
			throw new Error(read.problem.what);
		}

		const {contexts, current, othersCanRead} = read.value;
		expect([current, othersCanRead]).toEqual(['acme-prod', false]);
		const client = createTenantClient();
		const states = await Promise.all(
			contexts.map(async context => [context.name, (await client.check(context)).state]),
		);
		client.close();
		expect(Object.fromEntries(states)).toEqual({
			'acme-prod': 'valid',
			'acme-test': 'valid',
			'globex-prod': 'rejected',
			'globex-uat': 'forbidden',
			initech: 'rate-limited',
			'initech-eu': 'valid',
			lab: 'incomplete',
			'old-sandbox': 'unreachable',
		});
	});

	it('is found through its environment, without any file of the user', async () => {
		expect(contextsFilePath(demo.environment)).toEqual({ok: true, value: demo.contextsPath});
		const root = path.dirname(path.dirname(demo.contextsPath));
		for (const folder of Object.values(demo.folders)) {
			expect(folder.startsWith(root + path.sep)).toBe(true);
		}

		if (process.platform !== 'win32') {
			expect((await stat(root)).mode & 0o777).toBe(0o700);
			expect((await stat(demo.contextsPath)).mode & 0o777).toBe(0o600);
		}
	});

	it('has a hint that works in the wizard', async () => {
		expect(await readFile(demo.contextsPath, 'utf8')).toContain(demo.hint.clientSecret);
		expect(demo.hint).toMatchObject({
			url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
			clientId: '82e0c353eca9a5d849c74d7e98f13f7e',
			clientSecret: 'feedfacecafef00d'.repeat(4),
		});
	});

	it('fixes globex-prod with the secret shown on the screen', async () => {
		const read = await readContexts(demo.contextsPath);
		const context = read.ok ? read.value.contexts.find(({name}) => name === 'globex-prod') : undefined;
		if (context?.credentials.kind !== 'oauth') {
			throw new Error('globex-prod has no OAuth client');
		}

		const client = createTenantClient();
		const before = await client.check(context);
		expect([before.state, before.failure?.action]).toEqual(['rejected', 'edit-client-secret']);
		const clientSecret = new Secret(demo.hint.clientSecret);
		const fixed = {...context, credentials: {...context.credentials, clientSecret}};
		expect((await client.check(fixed)).state).toBe('valid');
		client.close();
	});

	it('leaves nothing behind when it is closed', async () => {
		const other = await startDemo();
		await other.close();
		expect(existsSync(path.dirname(path.dirname(other.contextsPath)))).toBe(false);
	});

	it.each(['exit', 'SIGTERM', 'SIGHUP', 'SIGINT'] as const)('leaves nothing behind after %s', async ending => {
		const script = `
			import {startDemo} from ${JSON.stringify(pathToFileURL(path.join(import.meta.dirname, '../../source/demo/demo-contexts.ts')))};
			const {contextsPath} = await startDemo();
			process.stdout.write(contextsPath + '\\n');
			process.stdin.once('data', () => process.exit(1));
		`;
		const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
			stdio: ['pipe', 'pipe', 'inherit'],
		});
		const [printed] = (await once(child.stdout, 'data')) as [Buffer];
		const root = path.dirname(path.dirname(printed.toString().trim()));
		expect(existsSync(root)).toBe(true);
		if (ending === 'exit') {
			child.stdin.write('now');
		} else {
			child.kill(ending);
		}

		const [, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
		expect(signal).toBe(ending === 'exit' ? null : ending);
		expect(existsSync(root)).toBe(false);
	});
});
