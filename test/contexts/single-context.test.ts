import {describe, expect, it} from 'vitest';
import {singleContext, withOtherCredentials} from '../../source/contexts/single-context.ts';
import {Secret} from '../../source/credentials/secret.ts';

const text = `# mine
current-context: lab
contexts:
    lab:
        headers: {}
        server: https://lab.eu.qlikcloud.com
    "yes":
        comment: 'of the # team'
        headers:
            X-My-H: kept
        oauth-client-id: 0123456789abcdef0123456789abcdef
        oauth-client-secret: madeup12e4567
        server: https://acme.eu.qlikcloud.com
        server-type: cloud
        verbose: true
`;

describe('one context in a file of its own', () => {
	it('has a token instead of client and secret, and everything else unchanged', () => {
		expect(singleContext(text, 'yes', new Secret('made.up.token'))).toBe(`current-context: "yes"
contexts:
    "yes":
        comment: "of the # team"
        headers:
            X-My-H: kept
            Authorization: Bearer made.up.token
        server: https://acme.eu.qlikcloud.com
        server-type: cloud
        verbose: true
`);
	});

	it('has no credentials of either kind when it is to have none', () => {
		const there = singleContext(text, 'yes', 'none') ?? '';
		expect(there).not.toMatch(/madeup|Authorization|oauth-client/);
		expect(there).toContain('server: https://acme.eu.qlikcloud.com');
	});

	it('is undefined for an unreadable text or an unknown name', () => {
		expect(singleContext('contexts: [', 'yes', 'none')).toBeUndefined();
		expect(singleContext(text, 'nobody', 'none')).toBeUndefined();
	});
});

describe('another token', () => {
	it('keeps what was created inside, and the current context there', () => {
		const private_ = `${singleContext(text, 'yes', new Secret('one'))}    made-inside:\n        server: https://new.eu.qlikcloud.com\n`;
		const after = withOtherCredentials(private_, 'yes', new Secret('two')) ?? '';
		expect(after).toContain('Bearer two');
		expect(after).not.toContain('Bearer one');
		expect(after).toContain('made-inside:\n        server: https://new.eu.qlikcloud.com');
		expect(after).toContain('current-context: "yes"');
	});

	it('is not put into a file that is being written', () => {
		const private_ = singleContext(text, 'yes', new Secret('one')) ?? '';
		expect(withOtherCredentials('', 'yes', new Secret('two'))).toBeUndefined();
		expect(withOtherCredentials(private_.slice(0, 40), 'yes', new Secret('two'))).toBeUndefined();
	});
});
