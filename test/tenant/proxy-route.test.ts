import {describe, expect, it} from 'vitest';
import {routeTo} from '../../source/tenant/connection/proxy.ts';

const proxy = 'http://proxy.example:3128';

function goesDirect(url: string, noProxy: string): boolean {
	return routeTo(new URL(url), {HTTPS_PROXY: proxy, NO_PROXY: noProxy}).via === 'direct';
}

describe('NO_PROXY', () => {
	it.each([
		['https://acme.eu.qlikcloud.com', '*'],
		['https://acme.eu.qlikcloud.com', 'acme.eu.qlikcloud.com'],
		['https://acme.eu.qlikcloud.com', 'localhost, QlikCloud.com'],
		['https://acme.eu.qlikcloud.com', '.qlikcloud.com'],
		['https://acme.eu.qlikcloud.com', '*.eu.qlikcloud.com'],
		['https://acme.eu.qlikcloud.com', 'acme.eu.qlikcloud.com:443'],
		['https://acme.example:8443', 'acme.example:8443'],
		['https://10.1.2.3', '10.0.0.0/8'],
		['https://10.1.2.3', '10.1.2.3'],
		['https://[fd00::1]', 'fd00::/8'],
	])('%s is reached without a proxy by %s', (url, noProxy) => {
		expect(goesDirect(url, noProxy)).toBe(true);
	});

	it.each([
		['https://acme.eu.qlikcloud.com', ''],
		['https://acme.eu.qlikcloud.com', 'globex.eu.qlikcloud.com'],
		['https://acme.eu.qlikcloud.com', 'cloud.com'],
		['https://acme.example:8443', 'acme.example:443'],
		['https://10.1.2.3', '11.0.0.0/8'],
		['https://10.1.2.3', '10.0.0.0/99'],
		['https://10.1.2.3', '.3'],
	])('%s is reached through the proxy despite %j', (url, noProxy) => {
		expect(goesDirect(url, noProxy)).toBe(false);
	});
});

describe('the proxy', () => {
	it('comes from the lower-case variable first, as in curl', () => {
		const environment = {
			HTTPS_PROXY: 'http://upper.example:1',
			https_proxy: 'http://lower.example:2',
			HTTP_PROXY: 'http://http.example:3',
		};
		expect(routeTo(new URL('https://acme.example'), environment)).toMatchObject({
			via: 'proxy',
			label: 'lower.example:2',
		});
	});

	it('never shows its password', () => {
		const route = routeTo(new URL('https://acme.example'), {HTTPS_PROXY: 'http://ada:secret@proxy.example:3128'});
		expect(route).toMatchObject({via: 'proxy', label: 'proxy.example:3128'});
	});

	it.each([
		'http://localhost:1',
		'https://127.0.0.1:1',
		'https://127.9.9.9:1',
		'http://[::1]:1',
		'http://acme.localhost:1',
	])('is not used for %s', url => {
		expect(routeTo(new URL(url), {HTTPS_PROXY: proxy, HTTP_PROXY: proxy}).via).toBe('direct');
	});

	it('is not used when the variable is empty', () => {
		expect(routeTo(new URL('https://acme.example'), {HTTPS_PROXY: ' ', https_proxy: ''}).via).toBe('direct');
	});
});
