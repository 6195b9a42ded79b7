import type {Secret} from './secret.ts';

/** The claims of an API key or another bearer token (docs/qlik-cloud.md). Not verified: a hint, never a verdict. Strings are raw. */
export interface ApiKeyClaims {
	readonly tenantId: string | undefined;
	/** The user that it acts as (`sub`). */
	readonly userId: string | undefined;
	/** Its issuer (`iss`): `qlik.api/api-keys` for API keys. */
	readonly issuer: string | undefined;
	/** The key's id (`jti`), for `/api/v1/api-keys/{id}`. */
	readonly keyId: string | undefined;
	/** Epoch milliseconds; usually missing in API keys, but present in tokens. */
	readonly expiresAt: number | undefined;
}

/** No real key is nearly this long; the limit keeps a hostile one from costing time. */
const longest = 65_536;

/** The latest time that a `Date` can represent, in epoch milliseconds; later claims are ignored. */
const latest = 8.64e15;

/**
 * Reads the claims of a JWT (RFC 7519) without checking its signature. Undefined when it is not one; a claim of the wrong type is undefined.
 * Never throws.
 */
export function readApiKeyClaims(token: Secret): ApiKeyClaims | undefined {
	const parts = token.reveal().split('.');
	const payload = parts[1];
	if (
		parts.length !== 3 ||
		payload === undefined ||
		payload === '' ||
		token.length > longest ||
		!/^[\w-]+=*$/.test(payload)
	) {
		return undefined;
	}

	let claims: unknown;
	try {
		claims = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
	} catch {
		return undefined;
	}

	if (typeof claims !== 'object' || claims === null || Array.isArray(claims)) {
		return undefined;
	}

	const text = (name: string) => {
		const value: unknown = Object.hasOwn(claims, name) ? Reflect.get(claims, name) : undefined;
		return typeof value === 'string' && value !== '' ? value : undefined;
	};

	const exp: unknown = Reflect.get(claims, 'exp');
	return {
		tenantId: text('tenantId'),
		userId: text('sub'),
		issuer: text('iss'),
		keyId: text('jti'),
		expiresAt: typeof exp === 'number' && exp > 0 && exp * 1000 <= latest ? exp * 1000 : undefined,
	};
}
