import {describe, expect, it} from 'vitest';
import {type CredentialField, credentialShape} from '../../source/credentials/credential-shape.ts';

const id = '82e0c353eca9a5d849c74d7e98f13f7e';
const secret = '0123456789abcdef'.repeat(4);
const key = 'eyJhbGciOiJFUzM4NCJ9.eyJqdGkiOiJ4In0.c2ln';

describe('credentialShape', () => {
	const table: ReadonlyArray<readonly [CredentialField, string, string, string]> = [
		['client-id', id, '32 characters · looks like a client ID', 'right'],
		['client-id', id.toUpperCase(), '32 characters · looks like a client ID', 'right'],
		['client-id', secret, '64 characters · looks like a client secret, not a client ID', 'wrong'],
		['client-id', key, `${key.length} characters · looks like an API key, not a client ID`, 'wrong'],
		['client-id', '82e0', '4 characters · a client ID usually has 32, cut off?', 'odd'],
		['client-id', 'g'.repeat(32), '32 characters · a client ID usually has hex digits only', 'odd'],
		['client-secret', secret, '64 characters · looks like a client secret', 'right'],
		['client-secret', key, `${key.length} characters · looks like an API key, not a client secret`, 'wrong'],
		['client-secret', id, '32 characters · same as the client ID', 'wrong'],
		['client-secret', 'f'.repeat(32), '32 characters · looks like a client ID, not a client secret', 'wrong'],
		['client-secret', secret.slice(1), '63 characters · a client secret usually has 64, cut off?', 'odd'],
		['client-secret', `${secret}a`, '65 characters · a client secret usually has 64', 'odd'],
		['api-key', key, `${key.length} characters · looks like an API key`, 'right'],
		['api-key', id, '32 characters · looks like a client ID, not an API key', 'wrong'],
		[
			'api-key',
			'eyJhbGciOiJFUzM4NCJ9.eyJqdGki',
			'29 characters · starts like an API key, but is cut off: it has three parts with dots between them',
			'odd',
		],
		['api-key', 'x', '1 character · an API key usually starts with eyJ', 'odd'],
	];

	it.each(table)('%s field, %s: %s', (field, value, words, fit) => {
		expect(credentialShape(field, value, id)).toEqual({words, fit});
	});

	it('reports nothing about an empty field', () => {
		expect(credentialShape('client-secret', '', '')).toBeUndefined();
	});
});
