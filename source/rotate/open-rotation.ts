import type {Context} from '../contexts/context.ts';
import {readApiKeyClaims} from '../credentials/api-key-claims.ts';
import type {TenantClient} from '../tenant/tenant-client.ts';
import {serverUrl} from '../tenant/url/tenant-url.ts';
import {done, failed, type Problem, type Result} from '../text/problem.ts';
import {createApiKeys} from './api-keys.ts';
import {createClientSecrets} from './client-secrets.ts';
import type {RotationApi} from './rotation-api.ts';
import {createAsk} from './tenant-answers.ts';

export interface OpenRotationOptions {
	readonly client: TenantClient;
	readonly signal: AbortSignal;
	/** Timeout of each request in milliseconds. */
	readonly timeoutMs: number;
	/** Lifetime of a new API key as an ISO duration; undefined: as long as the tenant allows. */
	readonly expiry?: string | undefined;
	/** An administrator's context, to manage the secrets of an OAuth client with. */
	readonly as?: Context | undefined;
}

/** What can be rotated in a context, and the requests for it; a problem (exit code 1) if nothing can. */
export function openRotation(context: Context, options: OpenRotationOptions): Result<RotationApi> {
	const {client, expiry, as} = options;
	const {credentials} = context;
	const ask = createAsk(client, context, options);
	if (credentials.kind === 'api-key') {
		return readApiKeyClaims(credentials.token)?.keyId === undefined
			? failed(notRotatable(context, 'What it signs in with is not an API key of Qlik Cloud.'))
			: done(createApiKeys({ask, token: credentials.token, expiry}));
	}

	if (credentials.kind !== 'oauth') {
		return failed(notRotatable(context, 'It has neither an API key nor an OAuth client.'));
	}

	if (as !== undefined && originOf(as) !== originOf(context)) {
		return failed(notRotatable(context, `'${as.name}' is a context of another tenant.`));
	}

	const {clientId} = credentials;
	return done(
		createClientSecrets({
			clientId,
			manage: as === undefined ? ask : createAsk(client, as, options),
			askAsClient: clientSecret =>
				clientSecret === undefined
					? ask
					: createAsk(client, {...context, credentials: {kind: 'oauth', clientId, clientSecret}}, options),
		}),
	);
}

function notRotatable({name}: Context, why: string): Problem {
	return {what: `'${name}' cannot be rotated. ${why}`, cure: '', exitCode: 1};
}

function originOf({server, serverType}: Context): string | undefined {
	const url = server === undefined ? undefined : serverUrl(server, serverType);
	return url === undefined ? undefined : new URL(url).origin;
}

/** The tenant's page where a person can do the same. */
export function pageFor(context: Context): string | undefined {
	const origin = originOf(context);
	return origin === undefined
		? undefined
		: context.credentials.kind === 'oauth'
			? `${origin}/console/oauth`
			: `${origin}/settings/api-keys`;
}
