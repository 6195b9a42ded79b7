import {once} from 'node:events';
import {rmSync} from 'node:fs';
import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises';
import {createServer} from 'node:net';
import os from 'node:os';
import path from 'node:path';
import {type Folders, foldersBelow} from '../settings/folders.ts';
import {onEnd} from './on-end.ts';
import type {Account} from './people.ts';
import {type PracticeTenant, startPracticeTenant} from './practice-tenant.ts';

/** The practice tenant with its contexts, ready to be used instead of the user's own. */
export interface Demo {
	readonly contextsPath: string;
	/** qctx's own folders for this run, inside the same temporary folder. */
	readonly folders: Folders;
	/** The given environment, with `QLIK_CLI_USER_HOME_DIR` naming the demo's contexts file. */
	readonly environment: NodeJS.ProcessEnv;
	/** Values to try in the wizard. */
	readonly hint: {readonly url: string; readonly clientId: string; readonly clientSecret: string};
	/** Stops the tenants and removes every file. Also happens when the process exits, even on a signal. */
	close(): Promise<void>;
}

/** Starts the practice tenants and writes a contexts file with every kind of state into a private temporary folder. */
export async function startDemo(environment: NodeJS.ProcessEnv = process.env): Promise<Demo> {
	const tenants = await Promise.all([
		startPracticeTenant(),
		startPracticeTenant({tenantId: 'Gl0b3xQ2vT8nKp5sWz7yRb4mHc6dJf9a'}),
		startPracticeTenant({tenantId: 'In1t3chN5xB2gV7qLw9tZk4rPs8mYc6e'}),
	]);
	const root = await mkdtemp(path.join(os.tmpdir(), 'qctx-practice-'));
	const stay = onEnd(() => rmSync(root, {recursive: true, force: true}));

	const contextsPath = path.join(root, '.qlik', 'contexts.yml');
	await mkdir(path.dirname(contextsPath), {mode: 0o700});
	await writeFile(contextsPath, contextsFile(...tenants, await closedPort()), {mode: 0o600});
	const [{url, client}] = tenants;
	return {
		contextsPath,
		folders: foldersBelow(root),
		environment: {...environment, QLIK_CLI_USER_HOME_DIR: contextsPath},
		hint: {url, clientId: client.clientId, clientSecret: client.clientSecret},
		async close() {
			stay();
			await Promise.all([...tenants.map(async tenant => tenant.close()), rm(root, {recursive: true, force: true})]);
		},
	};
}

function contextsFile(acme: PracticeTenant, globex: PracticeTenant, initech: PracticeTenant, closed: number): string {
	const tester = acme.add('api-key', {name: 'Ada Lovelace', roles: ['Developer', 'Steward']});
	// The tutorial's client, so that the secret on the screen fixes it.
	const rotated = {...globex.client, clientSecret: 'badc0de5badc0de5'.repeat(4)};
	const limited = initech.add('oauth', {fault: 'rate-limited'});
	const slow = initech.add('api-key', {name: 'Peter Gibbons', email: 'peter@example.com', fault: 'slow'});
	return `# The contexts of the practice tenant: all made up, all gone when you quit.
current-context: acme-prod
contexts:
${oauth('acme-prod', acme, acme.client, 'the client of the tutorial, all is well')}
${apiKey('acme-test', acme.url, tester, 'an API key, all is well')}
${oauth('globex-prod', globex, rotated, 'the secret was rotated')}
${apiKey('globex-uat', globex.url, tester, 'a key of another tenant')}
${oauth('initech', initech, limited, 'asked too often')}
${apiKey('initech-eu', initech.url, slow, 'takes two seconds to answer')}
    lab:
        comment: no credentials yet
        server: ${acme.url}
        server-type: cloud
${apiKey('old-sandbox', `http://127.0.0.1:${closed}`, slow, 'nobody is there any more')}
`;
}

function oauth(name: string, {url}: PracticeTenant, account: Account, comment: string): string {
	return `    ${name}:
        comment: ${comment}
        headers: {}
        oauth-client-id: "${account.clientId}"
        oauth-client-secret: "${account.clientSecret}"
        server: ${url}
        server-type: cloud`;
}

function apiKey(name: string, url: string, account: Account, comment: string): string {
	return `    ${name}:
        comment: ${comment}
        headers:
            Authorization: Bearer ${account.apiKey}
        server: ${url}
        server-type: cloud`;
}

/** A loopback port that nobody listens on: it was free a moment ago. */
async function closedPort(): Promise<number> {
	const server = createServer();
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	server.close();
	await once(server, 'close');
	return typeof address === 'object' && address !== null ? address.port : 9;
}
