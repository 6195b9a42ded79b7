import {once} from 'node:events';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';

/** A tenant that knows every API key and counts what is asked of it. */
export interface Tenant extends AsyncDisposable {
	readonly server: string;
	/** Sockets that were opened so far. */
	readonly connections: number;
	/** From the first `users/me` that came in to the last one that was answered, milliseconds. */
	readonly busyMs: number;
	/** How many `users/me` were answered. */
	readonly answered: number;
}

/** @param delayMs How long each answer takes; `Infinity` never answers. */
export async function startTenant(delayMs = 0): Promise<Tenant> {
	let connections = 0;
	let answered = 0;
	let first = Number.NaN;
	let last = Number.NaN;
	const http = createServer((request, response) => {
		const isUser = request.url?.startsWith('/api/v1/users/me') ?? false;
		first = isUser && Number.isNaN(first) ? performance.now() : first;
		const answer = () => {
			response.writeHead(isUser ? 200 : 404, {'content-type': 'application/json'});
			response.end(JSON.stringify(isUser ? user : {errors: [{code: 'HTTP-404', title: 'Not found'}]}));
			if (isUser) {
				last = performance.now();
				answered++;
			}
		};
		if (Number.isFinite(delayMs)) {
			setTimeout(answer, delayMs);
		}
	});
	http.on('connection', () => {
		connections++;
	});
	http.listen(0, '127.0.0.1');
	await once(http, 'listening');
	return {
		server: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
		get connections() {
			return connections;
		},
		get busyMs() {
			return last - first;
		},
		get answered() {
			return answered;
		},
		async [Symbol.asyncDispose]() {
			http.closeAllConnections();
			http.close();
			await once(http, 'close');
		},
	};
}

const user = {
	id: '605a18af2ab08cdbda09925c',
	tenantId: '7jUtftp6F4cMaxpejxM6nFnKwNLCYtFa',
	name: 'Bench User',
	email: 'bench@example.com',
	subject: 'auth0|made-up',
	status: 'active',
	assignedRoles: [{id: '608050f750afab80bd53586d', name: 'TenantAdmin', type: 'default', level: 'admin'}],
	assignedGroups: [],
	links: {self: {href: 'https://example.com'}},
};
