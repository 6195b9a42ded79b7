import type {Server} from 'node:http';
import {createServer, type ServerOptions} from 'node:https';
import {type PracticeTenant, startPracticeTenant} from '../../source/demo/practice-tenant.ts';
import type {Identity} from './certificates.ts';

/** A practice tenant behind TLS. */
export interface TlsTenant extends PracticeTenant {
	/** For a proxy that leads other host names here. */
	readonly server: Server;
}

export async function startTlsTenant(identity: Identity, options: ServerOptions = {}): Promise<TlsTenant> {
	let server: Server | undefined;
	const tenant = await startPracticeTenant({
		origin: port => `https://127.0.0.1:${port}`,
		createServer(listener) {
			// An https.Server is an http.Server in all that matters here; the types know only the way back.
			server = createServer({...identity, ...options}, listener) as unknown as Server;
			server.on('tlsClientError', () => {});
			return server;
		},
	});
	if (server === undefined) {
		throw new Error('the tenant made no server');
	}

	return {...tenant, server};
}
