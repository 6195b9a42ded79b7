import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {readApiKeyClaims} from '../../source/credentials/api-key-claims.ts';
import {Secret} from '../../source/credentials/secret.ts';

const jwt = (payload: unknown) =>
	new Secret(`eyJhbGciOiJFUzM4NCJ9.${Buffer.from(JSON.stringify(payload)).toString('base64url')}.c2ln`);

describe('readApiKeyClaims', () => {
	it('reads tenant, user and key of an API key', () => {
		const key = jwt({
			sub: '63eaa458f058b73eeb50e0b9',
			subType: 'user',
			tenantId: '7jUtftp6F4cMaxpejxM60DgFj03Z5L_V',
			jti: 'made-up-key-id',
			aud: 'qlik.api',
			iss: 'qlik.api/api-keys',
		});
		expect(readApiKeyClaims(key)).toEqual({
			tenantId: '7jUtftp6F4cMaxpejxM60DgFj03Z5L_V',
			userId: '63eaa458f058b73eeb50e0b9',
			issuer: 'qlik.api/api-keys',
			keyId: 'made-up-key-id',
			expiresAt: undefined,
		});
	});

	it('reads when a token expires', () => {
		expect(readApiKeyClaims(jwt({exp: 1_800_000_000}))?.expiresAt).toBe(1_800_000_000_000);
	});

	it.each([1e300, 8.64e12 + 1, -1, 0])('ignores an expiry that is not a date: %d', exp => {
		expect(readApiKeyClaims(jwt({exp}))).toMatchObject({expiresAt: undefined});
	});

	it('ignores a claim of the wrong type', () => {
		expect(readApiKeyClaims(jwt({sub: 5, tenantId: null, jti: {}, exp: 'soon'}))).toEqual({
			tenantId: undefined,
			userId: undefined,
			issuer: undefined,
			keyId: undefined,
			expiresAt: undefined,
		});
	});

	it.each(['', 'a.b', 'a.b.c', 'eyJ.W10.x', 'eyJ.bnVsbA.x', 'a.!!.c', '..'])('%j is no JWT', text => {
		expect(readApiKeyClaims(new Secret(text))).toBeUndefined();
	});

	it('never throws', () => {
		const parts = fc.array(fc.oneof(fc.base64String(), fc.string(), fc.json()), {minLength: 3, maxLength: 3});
		fc.assert(
			fc.property(parts, ([first = '', payload = '', last = '']) => {
				readApiKeyClaims(new Secret(`${first}.${payload}.${last}`));
				readApiKeyClaims(new Secret(`${first}.${Buffer.from(payload).toString('base64url')}.${last}`));
			}),
		);
	});
});
