import {describe, expect, it} from 'vitest';
import {editContextsText} from '../../source/contexts/editing/edit-text.ts';
import {previewContext} from '../../source/contexts/preview-context.ts';
import {Secret} from '../../source/credentials/secret.ts';

const secret = new Secret('made-up-secret');

describe('what will be written', () => {
	it('is shown with dots for the secrets', () => {
		const oauth = {kind: 'oauth', clientId: '82e0c353eca9a5d849c74d7e98f13f7e', clientSecret: secret} as const;
		expect(
			previewContext('yes', {server: 'https://x', serverType: 'cloud', comment: 'a: b', credentials: oauth}),
		).toBe(`"yes":
    comment: "a: b"
    headers: {}
    oauth-client-id: 82e0c353eca9a5d849c74d7e98f13f7e
    oauth-client-secret: ••••••
    server: https://x
    server-type: cloud`);
		expect(
			previewContext('a', {
				server: 'https://x',
				insecure: true,
				headers: {'x-my': '1', 'x-api-key': 'hidden'},
				credentials: {kind: 'api-key', token: secret},
			}),
		).toBe(`a:
    headers:
        Authorization: Bearer ••••••
        X-Api-Key: ••••••
        X-My: "1"
    insecure: true
    server: https://x`);
		expect(previewContext('a', {clientSecret: secret})).toBe('a:\n    oauth-client-secret: ••••••');
		expect(previewContext('a', {})).toBe('a: {}');
	});

	it('is exactly what gets written, except for the dots', () => {
		const fields = {server: 'localhost:9076', comment: 'null', credentials: {kind: 'api-key', token: secret}} as const;
		const written = editContextsText('', {type: 'add', name: '12e4', fields, makeCurrent: false});
		const lines = previewContext('12e4', fields).replace('••••••', 'made-up-secret').replace(/^/gm, '    ');
		expect(written).toEqual({ok: true, value: `current-context: ""\ncontexts:\n${lines}\n`});
	});
});
