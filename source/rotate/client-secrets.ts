import {Secret} from '../credentials/secret.ts';
import {fieldsOf, textOf, timeOf} from '../tenant/json-fields.ts';
import {identity, isGone} from './api-keys.ts';
import type {Existing, RotationApi} from './rotation-api.ts';
import {type Ask, oddAnswer} from './tenant-answers.ts';

export interface ClientSecretsOptions {
	readonly clientId: string;
	/** Sends requests as the manager of the secrets: the client itself, or an administrator. */
	readonly manage: Ask;
	/** Sends requests as the client, with the stored secret or another one. */
	readonly askAsClient: (secret: Secret | undefined) => Ask;
}

/** The secrets of an OAuth client (docs/qlik-cloud.md). The tenant reveals only a hint of each secret, and not which one a client signs in with. */
export function createClientSecrets({clientId, manage, askAsClient}: ClientSecretsOptions): RotationApi {
	const client = `/api/v1/oauth-clients/${encodeURIComponent(clientId)}`;
	const secrets = `${client}/client-secrets`;

	return {
		kind: 'client-secret',
		current: undefined,
		async list() {
			const answer = await manage({method: 'GET', path: client});
			if (!answer.ok) {
				return answer;
			}

			const {clientSecrets} = fieldsOf(answer.value);
			return Array.isArray(clientSecrets) ? {ok: true, value: clientSecrets.flatMap(secretOf)} : oddAnswer(client);
		},
		async make() {
			const answer = await manage({method: 'POST', path: secrets});
			if (!answer.ok) {
				return answer;
			}

			const {clientSecret, hint} = fieldsOf(answer.value);
			const [secret, id] = [textOf(clientSecret), textOf(hint)];
			return secret === undefined || id === undefined
				? oddAnswer(secrets)
				: {
						ok: true,
						value: {
							id,
							credentials: {kind: 'oauth', clientId, clientSecret: new Secret(secret)},
							expiresAt: undefined,
						},
					};
		},
		async verify(credentials) {
			return identity(askAsClient(credentials?.kind === 'oauth' ? credentials.clientSecret : undefined), undefined);
		},
		async remove(id) {
			const answer = await manage({method: 'DELETE', path: `${secrets}/${encodeURIComponent(id)}`});
			return answer.ok || isGone(answer) ? {ok: true, value: undefined} : answer;
		},
	};
}

function secretOf(value: unknown): Existing[] {
	const {hint, createdAt} = fieldsOf(value);
	const id = textOf(hint);
	return id === undefined ? [] : [{id, createdAt: timeOf(createdAt), expiresAt: undefined, description: undefined}];
}
