import {maskLookalikes} from '../../credentials/redact.ts';
import {done, failed, type Problem, type Result} from '../../text/problem.ts';
import type {GlobalFlags} from '../runtime/flags.ts';
import type {Services} from '../runtime/services.ts';

/** What `create` and `update` store about the tenant. */
export interface ServerFields {
	/** As given, trimmed: qlik-cli stores `localhost:9076` and `https://host/prefix` as they are. See `withScheme`. */
	readonly server?: string;
	readonly serverType?: string;
	/** `null` removes it: `--insecure=false`. */
	readonly insecure?: true | null;
}

const serverTypes = ['cloud', 'windows', 'engine'];

/** The tenant according to the flags; a problem (exit 2) if they are invalid, a warning if credentials would be sent unencrypted. */
export function serverFields(services: Services): Result<ServerFields> {
	const {server, serverType, insecure} = services.flags;
	const fields: {server?: string; serverType?: string} = {};
	if (server !== undefined) {
		const problem = serverProblem(server);
		if (problem !== undefined) {
			return failed(problem);
		}

		fields.server = server.trim();
		if (sendsInClear(fields.server)) {
			services.say(
				`Warning: ${fields.server} is not https, so the credentials would travel in the clear; qctx will not send them.`,
			);
		}
	}

	if (serverType !== undefined) {
		if (!serverTypes.includes(serverType.toLowerCase())) {
			return failed({
				what: '--server-type takes cloud, windows or engine.',
				cure: 'Leave it out for Qlik Cloud.',
				exitCode: 2,
			});
		}

		fields.serverType = serverType;
	}

	return done(insecure === undefined ? fields : {...fields, insecure: insecure ? true : null});
}

/**
 * The type that a new context gets when none is given: `cloud` if it signs in to Qlik Cloud, that is with an OAuth client, or with an
 * API key at a server without a path (a path is the virtual proxy of a client-managed site).
 */
export function impliedServerType(
	server: string | undefined,
	kind: 'oauth' | 'api-key' | undefined,
): 'cloud' | undefined {
	if (kind === undefined || server === undefined) {
		return undefined;
	}

	const afterScheme = server.replace(/^\w+:\/\//, '');
	return kind === 'oauth' || !/\/[^/?#]/.test(afterScheme) ? 'cloud' : undefined;
}

/**
 * A server of Qlik Cloud with its scheme, and a remark when it had none: other readers of the file take a bare host for plain http, and would send
 * the credentials in the clear (docs/qlik-cli.md).
 */
export async function withScheme(services: Services, server: string): Promise<string> {
	if (/^[a-z][a-z\d+.-]*:\/\//i.test(server)) {
		return server;
	}

	const {serverUrl} = await import('../../tenant/url/tenant-url.ts');
	const {protocol} = new URL(serverUrl(server, 'cloud') ?? 'https:');
	const whole = `${protocol}//${server}`;
	services.say(`Stored as ${whole}`);
	return whole;
}

/** Why a server is invalid; undefined if it is valid. Reported before anything is sent or stored, without repeating a possible credential. */
export function serverProblem(server: NonNullable<GlobalFlags['server']>): Problem | undefined {
	const cure = 'It usually looks like https://<tenant>.<region>.qlikcloud.com';
	if (server.trim() === '' || /\s/.test(server.trim())) {
		return {what: '--server takes a tenant URL.', cure, exitCode: 2};
	}

	return maskLookalikes(server) === server
		? undefined
		: {what: 'The value of --server holds what looks like a credential.', cure, exitCode: 2};
}

function sendsInClear(server: string): boolean {
	return /^http:\/\//i.test(server) && !/^http:\/\/(localhost|127(\.\d+){3}|\[::1\])([:/]|$)/i.test(server);
}
