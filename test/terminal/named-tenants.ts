import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {Server as ProxyServer} from 'proxy-chain';
import type {Account, AccountOptions} from '../../source/demo/people.ts';
import {createAuthority} from '../tenant/certificates.ts';
import {startTlsTenant, type TlsTenant} from '../tenant/tls-tenant.ts';
import {contextsText} from './contexts-text.ts';
import {type Home, makeHome} from './home.ts';

/** Practice tenants under names as Qlik Cloud gives them, for frames and pictures. */
export interface NamedTenants {
	/** By host name. */
	readonly tenants: Readonly<Record<TenantName, TlsTenant>>;
	/** Contexts in all the states that a list may show at once. */
	readonly contexts: string;
	/** The secret that fixes `globex-prod`. */
	readonly goodSecret: string;
	/** A home that holds these contexts, or none, and trusts the tenants' certificates. */
	home(contexts?: string): Home;
	/** Leads the names to the tenants: through a real proxy, over real TLS, with a private authority. */
	environment(home: Home): Record<string, string>;
	close(): Promise<void>;
}

type TenantName = 'acme.eu.qlikcloud.com' | 'globex.us.qlikcloud.com' | 'initech.de.qlikcloud.com';

const wrongSecret = 'badc0de5badc0de5'.repeat(4);

export async function startNamedTenants(): Promise<NamedTenants> {
	const authority = await createAuthority();
	const start = async (name: TenantName) => startTlsTenant(await authority.issue({names: [name]}));
	const [acme, globex, initech] = await Promise.all([
		start('acme.eu.qlikcloud.com'),
		start('globex.us.qlikcloud.com'),
		start('initech.de.qlikcloud.com'),
	]);
	const tenants = {
		'acme.eu.qlikcloud.com': acme,
		'globex.us.qlikcloud.com': globex,
		'initech.de.qlikcloud.com': initech,
	};
	// Half an hour instead of seconds, so that nothing changes while one looks.
	initech.server.prependListener('request', (_request, response) => {
		const writeHead = response.writeHead.bind(response) as (status: number, headers: object) => typeof response;
		response.writeHead = ((status: number, headers: object) =>
			writeHead(status, status === 429 ? {...headers, 'retry-after': '1800'} : headers)) as typeof response.writeHead;
	});
	const proxy = new ProxyServer({
		port: 0,
		host: '127.0.0.1',
		prepareRequestFunction: ({hostname}) => ({
			customConnectServer: tenants[hostname as TenantName]?.server ?? null,
		}),
	});
	await proxy.listen();
	const goodSecret = '0ddba11c0ffee5ea'.repeat(4);
	return {
		tenants,
		contexts: contextsIn(tenants, goodSecret),
		goodSecret,
		home(contexts) {
			const home = makeHome(contexts);
			writeFileSync(authorityFile(home), authority.cert);
			return home;
		},
		environment: home => ({
			HTTPS_PROXY: `http://127.0.0.1:${proxy.port}`,
			NODE_EXTRA_CA_CERTS: authorityFile(home),
		}),
		async close() {
			await proxy.close(true);
			await Promise.all([acme, globex, initech].map(async tenant => tenant.close()));
		},
	};
}

/** The same ids in every run. */
function named(account: Account, number: number): Account {
	const id = `63eaa458f058b73eeb50e${String(number).padStart(3, '0')}`;
	const user: {id: string; subject?: unknown} = account.user;
	Object.assign(user, {id}, account.kind === 'oauth' ? {} : {subject: `auth0|${id}`});
	return account;
}

function authorityFile({folder}: Home): string {
	return join(folder, 'authority.pem');
}

function contextsIn(tenants: NamedTenants['tenants'], goodSecret: string): string {
	const {
		'acme.eu.qlikcloud.com': acme,
		'globex.us.qlikcloud.com': globex,
		'initech.de.qlikcloud.com': initech,
	} = tenants;
	const url = {
		acme: 'https://acme.eu.qlikcloud.com',
		globex: 'https://globex.us.qlikcloud.com',
		initech: 'https://initech.de.qlikcloud.com',
	};
	let count = 0;
	const key = (tenant: TlsTenant, options: AccountOptions) => named(tenant.add('api-key', options), ++count);
	named(acme.client, ++count);
	const ada = key(acme, {name: 'Ada Lovelace', roles: ['Developer', 'Steward']});
	return contextsText([
		{name: 'acme-prod', url: url.acme, account: acme.client, comment: 'the finance team'},
		{name: 'acme-test', url: url.acme, account: ada},
		{
			name: 'globex-prod',
			url: url.globex,
			account: globex.add('oauth', {clientId: '4f1c0de5a7b94d0e8c36b2d1e09f7a58', clientSecret: goodSecret}),
			secret: wrongSecret,
			comment: 'rotated in spring',
		},
		{name: 'globex-uat', url: url.globex, account: key(globex, {fault: 'user-disabled'})},
		{name: 'initech', url: url.initech, account: key(initech, {fault: 'rate-limited'})},
		{name: 'initech-eu', url: url.initech, account: key(initech, {name: 'Peter Gibbons'})},
		// Nobody listens on the discard port.
		{name: 'lab', url: 'http://127.0.0.1:9', account: ada},
	]).concat('    new-tenant:\n        server: https://hooli.ap.qlikcloud.com\n');
}
