import {inspect} from 'node:util';
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {redact} from '../../source/credentials/redact.ts';
import {Secret} from '../../source/credentials/secret.ts';

describe('redact', () => {
	it.each([
		['GET https://x Bearer abc.def', 'GET https://x Bearer •••'],
		['{"client_id":"82e0","client_secret":"s3cr3t"}', '{"client_id":"82e0","client_secret":"•••"}'],
		['oauth-client-secret: made-up', 'oauth-client-secret: •••'],
		['--api-key made-up --comment x', '--api-key ••• --comment x'],
		['key eyJhbGciOiJFUzM4NCJ9.eyJqdGkiOiJ4In0.c2ln end', 'key ••• end'],
		['Authorization: Bearer eyJhbGciOiJFUzM4NCJ9.eyJqdGkiOiJ4In0.c2ln', 'Authorization: •••'],
		['cookie: X-Qlik-Session=0000-11', 'cookie: •••'],
		['proxy http://user:pass@proxy:3128 refused', 'proxy http://•••@proxy:3128 refused'],
		[`secret ${'ab'.repeat(32)}!`, 'secret •••!'],
	])('masks what looks like a secret: %s', (text, masked) => {
		expect(redact(text)).toBe(masked);
	});

	it.each([
		'trace 0000000000000000d3a2403ffa24786d',
		'The client secret is wrong.',
		'https://acme.eu.qlikcloud.com/a@b',
	])('leaves %s alone', text => {
		expect(redact(text)).toBe(text);
	});

	it('masks known values in every encoding', () => {
		fc.assert(
			fc.property(fc.string({minLength: 4}), fc.string(), (value, around) => {
				const secret = new Secret(value);
				for (const form of [value, JSON.stringify(value).slice(1, -1), Buffer.from(value).toString('base64')]) {
					fc.pre(!'•••'.includes(form));
					expect(redact(`${around} ${form} ${around}`, [secret])).not.toContain(form);
				}
			}),
		);
	});
});

describe('Secret', () => {
	const secret = new Secret('made-up-value');

	it.each([
		['String()', String(secret)],
		['a template', `${secret}`],
		['JSON', JSON.stringify({secret})],
		['inspect', inspect({secret}, {showHidden: true, depth: 5})],
		['Object.entries', inspect(Object.entries(secret))],
	])('does not show its value through %s', (_way, shown) => {
		expect(shown).not.toContain('made-up-value');
	});
});
