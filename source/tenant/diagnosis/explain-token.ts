import type {Circumstances, ReadResponse, Wording} from './diagnosis.ts';

/** The words of a refusal count only if they name something and refuse it, because an error may repeat the whole request. */
const refused =
	'(?:not (?:allowed|permitted|supported|enabled|granted|authori[sz]ed)|unsupported|unauthori[sz]ed|disallowed|refused|denied|invalid|unknown)';
const grantRefused = new RegExp(
	`\\bgrants?(?:[ _-]?types?)?\\b[^.{]{0,60}\\b${refused}|\\b${refused}[^.{]{0,30}\\bgrants?\\b`,
);
const scopeRefused = new RegExp(`\\bscopes?\\b[^.{]{0,60}\\b${refused}|\\b${refused}[^.{]{0,30}\\bscopes?\\b`);
const idRefused =
	/\b(?:invalid|unknown|no such|missing|bad|wrong) client(?:[ _]?id\b|$)|\bclient(?:[ _]id)? (?:was |is )?(?:not (?:found|known)|unknown|invalid)\b|\bclient(?:[ _]id)? does not exist\b/;

/** Beside OAUTH-14, the code of an unknown id, less is enough: “OAuth client is not authorized” (docs/qlik-cloud.md). */
const idNamed = /\bclient[ _]?id\b|\bclient is not authori[sz]ed\b|\bunknown client\b(?!,| secret| credentials)/;

const page = 'the page of the OAuth client in the management console';

/**
 * Refusals of the token endpoint: RFC 6749 section 5.2 and the envelope of Qlik, of which no list of codes is published (docs/qlik-cloud.md). So codes
 * come first, and the words of title and detail decide between client, secret, grant and scope.
 */
export function explainTokenRefusal(
	read: ReadResponse,
	circumstances: Circumstances,
	status: number,
): Wording | undefined {
	if (status < 400 || status >= 500 || status === 407) {
		return undefined;
	}

	const {code = '', title = '', detail = ''} = read.words;
	const words = `${title} ${detail}`.toLowerCase().trim();
	if (code === 'AUTH-5') {
		return undefined;
	}

	// “invalid client credentials” is about the secret; a wrong pair is never a grant that is not allowed.
	const aboutPair = code === 'invalid_client' || code === 'invalid_grant';
	if (code === 'unauthorized_client' || code === 'unsupported_grant_type' || (!aboutPair && grantRefused.test(words))) {
		return {
			state: 'forbidden',
			what: 'This OAuth client may not sign in by itself (client_credentials).',
			cause: 'It is not of the type Web with “machine-to-machine” allowed.',
			cure: `Allow it on ${page}, or use a client that has it.`,
			action: 'elsewhere',
		};
	}

	if (!aboutPair && /\b(?:not|un) ?trusted\b|\bconsent\b/.test(words)) {
		return {
			state: 'forbidden',
			what: 'This OAuth client is not trusted by the tenant.',
			cause: 'Its consent method is not “Trusted”.',
			cure: `Set the consent method to “Trusted” on ${page}.`,
			action: 'elsewhere',
		};
	}

	if (code === 'invalid_scope' || (!aboutPair && scopeRefused.test(words))) {
		return {
			state: 'forbidden',
			what: 'The tenant refused the scopes of this OAuth client.',
			cause: 'The client is not allowed the scope that is needed, user_default.',
			cure: `Allow the scope user_default on ${page}.`,
			action: 'elsewhere',
		};
	}

	if (/\b(?:disabled|deactivated|suspended|blocked)\b/.test(words)) {
		return {
			state: 'forbidden',
			what: 'The user of this OAuth client is disabled.',
			cause: 'An administrator of the tenant disabled the bot user or the client.',
			cure: 'Ask an administrator of the tenant to enable it.',
			action: 'elsewhere',
		};
	}

	if (status === 403 || code === 'access_denied') {
		return undefined;
	}

	return status === 400 || status === 401 ? refusedPair(status, code, words, circumstances) : undefined;
}

function refusedPair(status: number, code: string, words: string, {host}: Circumstances): Wording {
	// Before a request that is repeated, which names both.
	const said = words.split('{', 1)[0] ?? '';
	const [refusesId, namesSecret] = [idRefused.test(words), /secret/.test(said)];
	// The sample of an unknown id is a 400; a 401 that does not speak of the id may as well be about the secret.
	const unknownId = code === 'OAUTH-14' && (status === 400 || idNamed.test(said));
	if (!namesSecret && (unknownId || refusesId)) {
		return {
			state: 'rejected',
			what: 'The tenant does not know this client ID.',
			cause: `The client was deleted, the ID is cut off, or it belongs to a different tenant than ${host}.`,
			cure: `Copy the client ID again from ${page}, or correct the tenant URL.`,
			action: 'edit-client-id',
		};
	}

	if (/secret/.test(words) && !refusesId) {
		return {
			state: 'rejected',
			what: 'The tenant refused this client secret.',
			cause: 'It is cut off, was rotated, or belongs to another client.',
			cure: `Enter the secret again; if it is lost, create a new one on ${page}.`,
			action: 'edit-client-secret',
		};
	}

	return {
		state: 'rejected',
		what: 'The tenant refused this client ID and secret.',
		cause: 'Likely the secret is cut off, was rotated, or belongs to another client.',
		cure: `Enter the secret again; if it is lost, create a new one on ${page}.`,
		action: 'edit-client-secret',
	};
}
