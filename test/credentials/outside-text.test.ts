import {describe, expect, it} from 'vitest';
import {readApiKeyClaims} from '../../source/credentials/api-key-claims.ts';
import {cleanCredential} from '../../source/credentials/clean-credential.ts';
import {credentialShape} from '../../source/credentials/credential-shape.ts';
import {redact} from '../../source/credentials/redact.ts';
import {Secret} from '../../source/credentials/secret.ts';
import {
	editSecret,
	maskLengths,
	pairInPaste,
	pasteIntoSecret,
	pasteIntoText,
	readSecretEntry,
} from '../../source/credentials/secret-entry.ts';
import {routeTo} from '../../source/tenant/connection/proxy.ts';
import {readErrorEnvelope} from '../../source/tenant/diagnosis/error-envelope.ts';
import {readRedirect} from '../../source/tenant/http/redirect.ts';
import {readResponseBody} from '../../source/tenant/http/response-body.ts';
import {readRetryAt} from '../../source/tenant/http/retry-after.ts';
import {parseTenantUrl, readServer} from '../../source/tenant/url/tenant-url.ts';
import {safeText} from '../../source/text/safe/safe-text.ts';

const here = new URL('https://acme.eu.qlikcloud.com');

/** Everything that takes apart a text that others wrote. */
const parsers: Readonly<Record<string, (text: string) => unknown>> = {
	parseTenantUrl,
	readServer: text => readServer(text, 'cloud'),
	cleanCredential,
	credentialShape: text => credentialShape('client-secret', text),
	pairInPaste: text => pairInPaste(new Secret(text)),
	readSecretEntry: text => readSecretEntry('api-key', new Secret(text)),
	pasteIntoSecret: text => pasteIntoSecret(new Secret(text), 0, new Secret(text)),
	pasteIntoText: text => pasteIntoText('', 0, new Secret(text), false),
	maskLengths: text => maskLengths(new Secret(text), text.length),
	editSecret: text => editSecret(new Secret(text), text.length, line => line),
	readApiKeyClaims: text => readApiKeyClaims(new Secret(text)),
	redact: text => redact(text, [new Secret('made-up-secret')]),
	safeText,
	readResponseBody,
	readErrorEnvelope: text => readErrorEnvelope({errors: [{title: text, detail: text, code: text}]}),
	readRetryAt: text => readRetryAt({'retry-after': text}, text, 0),
	readRedirect: text => readRedirect(here, text),
	routeTo: text => routeTo(here, {HTTPS_PROXY: text}),
};

/** What made a parser slow once, or could: each is repeated up to the size. */
const pieces = [
	...[
		'(a:',
		'x://a:',
		'<tenant',
		'<title',
		'"',
		`'"\``,
		'"a',
		'\t',
		' ',
		'a ',
		'\t\n',
		'\r\n',
		'Bearer ',
		'Authorization: Bearer ',
	],
	...[
		'client id',
		'\tclient id\t',
		'client_secret="',
		'<a tenant',
		'a.',
		'0',
		'-eyJ',
		'eyJ.',
		'X-Qlik-Session-',
		'password: ',
	],
	...[
		'x://',
		'https://user@',
		'\\',
		'[',
		'{"a":',
		'wait 1 ',
		'\u001b]',
		'\u001b',
		'\u001bP\u001b',
		'\u0301',
		'\u200d',
		'\u200b',
		'日',
		'👩‍',
	],
];

const kilobyte = 1024;

describe.each(Object.entries(parsers))('%s', (_, parse) => {
	// What is linear takes well under a second a megabyte, what is not takes minutes; three seconds are for busy machines.
	it('handles a megabyte of anything in linear time', {timeout: 60_000}, () => {
		for (const piece of pieces) {
			for (let size = kilobyte; size <= 1024 * kilobyte; size *= 2) {
				const text = `a${piece.repeat(Math.ceil(size / piece.length))}b`;
				// With a letter at the ends, and without one.
				const started = performance.now();
				parse(Math.log2(size) % 2 === 0 ? text : text.slice(1, -1));
				expect(performance.now() - started, `${size / kilobyte} KB of ${JSON.stringify(piece)}`).toBeLessThan(3000);
			}
		}
	});
});
