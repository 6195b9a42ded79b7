import type {Context} from '../../contexts/context.ts';
import type {ContextFields, StoredCredentials} from '../../contexts/edit.ts';
import {cleanCredential} from '../../credentials/clean-credential.ts';
import {Secret} from '../../credentials/secret.ts';
import {done, failed, type Result} from '../../text/problem.ts';
import {type Options, textOption} from '../runtime/flags.ts';
import {canAsk} from '../runtime/io.ts';
import type {Services} from '../runtime/services.ts';
import {askForSecret, givenSecrets, warnAboutHeaders} from './secret-options.ts';
import {impliedServerType, type ServerFields, serverFields, withScheme} from './server-options.ts';

/**
 * The fields of a context from the options of `create`, `update` and `init`. Reads secrets from stdin, the environment, or a prompt.
 * @param existing the context to change, whose other half of an OAuth pair is kept.
 */
export async function fieldsFromOptions(
	services: Services,
	options: Options,
	existing: Context | undefined,
): Promise<Result<ContextFields>> {
	const server = serverFields(services);
	if (!server.ok) {
		return server;
	}

	warnAboutHeaders(services);
	const {authorization, others} = splitHeaders(services.flags.headers);
	const credentials = await credentialFields(services, options, authorization, existing);
	if (!credentials.ok) {
		return credentials;
	}

	const comment = textOption(options, 'comment');
	return done({
		...(await tenantFields(services, server.value, credentials.value, existing)),
		...(comment === undefined ? {} : {comment: comment === '' ? null : comment}),
		...(Object.keys(others).length === 0 ? {} : {headers: others}),
		...credentials.value,
	});
}

/**
 * Server and type to store: a new context gets the type that its credentials imply, and one of Qlik Cloud a server with its scheme, even
 * when credentials are added to a server that had none.
 */
async function tenantFields(
	services: Services,
	given: ServerFields,
	credentials: CredentialFields,
	existing: Context | undefined,
): Promise<ServerFields> {
	const server = given.server ?? existing?.server;
	const {credentials: stored, clientSecret} = credentials;
	const implied = impliedServerType(server, stored?.kind);
	const serverType = given.serverType ?? (existing === undefined ? implied : undefined);
	const isCloud = (given.serverType ?? existing?.serverType ?? implied)?.toLowerCase() === 'cloud';
	const isChanged = [given.server, given.serverType, stored, clientSecret].some(Boolean);
	const whole = isCloud && isChanged && server !== undefined ? await withScheme(services, server) : server;
	return {
		...given,
		...(serverType === undefined ? {} : {serverType}),
		...(whole === undefined || whole === existing?.server ? {} : {server: whole}),
	};
}

type CredentialFields = Pick<ContextFields, 'credentials' | 'clientId' | 'clientSecret'>;

async function credentialFields(
	services: Services,
	options: Options,
	authorization: string | undefined,
	existing: Context | undefined,
): Promise<Result<CredentialFields>> {
	const secrets = await givenSecrets(services, options);
	if (!secrets.ok) {
		return secrets;
	}

	const apiKey = secrets.value.apiKey ?? (authorization === undefined ? undefined : new Secret(authorization));
	const clientId = givenClientId(services, options);
	if (!clientId.ok) {
		return clientId;
	}

	if (apiKey !== undefined) {
		return clientId.value === undefined && secrets.value.clientSecret === undefined
			? done({credentials: {kind: 'api-key', token: apiKey}})
			: failed({
					what: 'A context has an API key or an OAuth client, not both.',
					cure: 'Leave one of them out.',
					exitCode: 2,
				});
	}

	return oauthFields(services, clientId.value, secrets.value.clientSecret, existing);
}

async function oauthFields(
	services: Services,
	givenId: string | undefined,
	givenSecret: Secret | undefined,
	existing: Context | undefined,
): Promise<Result<CredentialFields>> {
	if (givenId === undefined && givenSecret === undefined) {
		return done({});
	}

	const stored = existing?.credentials;
	const clientId = givenId ?? (stored?.kind === 'oauth' || stored?.kind === 'none' ? stored.clientId : undefined);
	let clientSecret = givenSecret ?? (stored?.kind === 'oauth' ? stored.clientSecret : undefined);
	if (clientSecret === undefined && canAsk(services.io)) {
		const asked = await askForSecret(services, 'client-secret');
		if (!asked.ok) {
			return asked;
		}

		clientSecret = asked.value;
	}

	if (clientId !== undefined && clientSecret !== undefined) {
		const credentials: StoredCredentials = {kind: 'oauth', clientId, clientSecret};
		return done({credentials});
	}

	// Half a pair would be stored next to credentials of the other kind, which would still be used.
	if (stored !== undefined && stored.kind !== 'none') {
		return failed({
			what: `'${existing?.name}' has no OAuth client yet, so both its ID and its secret are needed.`,
			cure: 'Give --oauth-client-id and --oauth-client-secret-stdin together.',
			exitCode: 2,
		});
	}

	services.say(`Without a client ${clientId === undefined ? 'ID' : 'secret'} the context is incomplete.`);
	return done({...(clientId === undefined ? {} : {clientId}), ...(clientSecret === undefined ? {} : {clientSecret})});
}

function givenClientId(services: Services, options: Options): Result<string | undefined> {
	const given = textOption(options, 'oauthClientId');
	if (given === undefined) {
		return done(undefined);
	}

	const {value, trimmed, inner} = cleanCredential(given);
	if (value === '' || inner !== undefined) {
		return failed({
			what: inner === undefined ? 'The client ID is empty.' : `The client ID holds ${inner.words}.`,
			cure: 'Copy it again from the page of the OAuth client in the management console.',
			exitCode: 2,
		});
	}

	if (trimmed !== undefined) {
		services.say(trimmed);
	}

	return done(value);
}

/** An `Authorization: Bearer …` given as a header is an API key; header names come in Go's spelling. */
function splitHeaders(headers: Readonly<Record<string, string>>): {
	readonly authorization: string | undefined;
	readonly others: Readonly<Record<string, string>>;
} {
	const bearer = /^Bearer\s+(\S+)\s*$/i.exec(headers.Authorization ?? '')?.[1];
	if (bearer === undefined) {
		return {authorization: undefined, others: headers};
	}

	const {Authorization: _, ...others} = headers;
	return {authorization: bearer, others};
}
