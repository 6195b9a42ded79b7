import type {Secret} from '../../credentials/secret.ts';
import {formatDuration} from '../../text/duration.ts';
import type {User} from '../check-result.ts';
import {explainDisabled} from '../diagnosis/explain-refusal.ts';
import type {Asked, Explained} from '../diagnosis/fault.ts';
import {readAnswerBody} from '../http/answer-body.ts';
import {readUser} from '../user.ts';
import {askForToken} from './ask-token.ts';
import type {Chain} from './chain.ts';
import type {Conversation} from './conversation.ts';
import type {AccessToken, TokenCache, TokenOwner} from './token-cache.ts';

export type Proof =
	| {
			readonly ok: true;
			readonly user: User;
			readonly raw: unknown;
			readonly token: AccessToken | undefined;
			readonly ms: number;
	  }
	| {readonly ok: false; readonly asked: Asked; readonly explained: Explained; readonly ms: number};

export interface ProofOptions {
	/** An API key, or the owner of an OAuth token. */
	readonly credentials: {readonly apiKey: Secret} | {readonly owner: TokenOwner};
	readonly conversation: Conversation;
	readonly chain: Chain;
	readonly tokens: TokenCache;
	readonly signal: AbortSignal;
	readonly now: () => number;
}

const path = '/api/v1/users/me';

/** Token, then user. A token that is refused is dropped and asked for once more (it may have been revoked while it was kept). */
export async function proveCredentials(options: ProofOptions): Promise<Proof> {
	const {chain, conversation, credentials, now, signal, tokens} = options;
	if ('apiKey' in credentials) {
		return askUser(credentials.apiKey, undefined, options);
	}

	const {owner} = credentials;
	for (let attempt = 0; ; attempt++) {
		const granted = await askForToken(owner, conversation, tokens, signal, now);
		if (!granted.ok) {
			const {explained, ms} = granted.refusal;
			return {ok: false, asked: 'token', explained, ms};
		}

		const {token} = granted;
		chain.detail('token', tokenWords(token, now()));
		if (conversation.noticed.answered) {
			chain.detail('qlik', 'Qlik Cloud answers');
			chain.run('user');
		}

		const proof = await askUser(token.token, token, options);
		const refused = !proof.ok && proof.explained.failure.evidence.status === 401;
		if (!refused || attempt === 1) {
			return proof;
		}

		tokens.drop(owner, token);
	}
}

async function askUser(bearer: Secret, token: AccessToken | undefined, options: ProofOptions): Promise<Proof> {
	const {conversation, signal} = options;
	const headers = {authorization: `Bearer ${bearer.reveal()}`};
	const heard = await conversation.ask({asked: 'user', method: 'GET', path, headers, signal, secrets: [bearer]});
	if (!heard.ok) {
		return {ok: false, asked: 'user', explained: heard.explained, ms: heard.ms};
	}

	const {answer} = heard;
	const body = readAnswerBody(answer.text, answer.headers['content-type']);
	const user = body.kind === 'json' ? readUser(body.value) : undefined;
	if (body.kind !== 'json' || user === undefined) {
		return {ok: false, asked: 'user', explained: conversation.explainContent(answer, 'user', path), ms: answer.ms};
	}

	if (user.status === 'disabled' || user.status === 'deleted') {
		return {ok: false, asked: 'user', explained: explainDisabled(path, answer.status), ms: answer.ms};
	}

	return {ok: true, user, raw: body.value, token, ms: answer.ms};
}

function tokenWords({expiresAt, scopes}: AccessToken, now: number): string {
	const life = `token for ${formatDuration(expiresAt - now)}`;
	return scopes.length === 0 ? life : `${life}, ${scopes.join(' ')}`;
}
