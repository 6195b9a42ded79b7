import {describe, expect, it} from 'vitest';
import {fieldNotes} from '../../source/wizard/draft/field-notes.ts';
import type {FieldId} from '../../source/wizard/draft/fields.ts';
import {apiKey, clientId, clientSecret, Drive, known, oauthContext} from './drive.ts';

/** What stands under a field. */
function notes(drive: Drive, field: FieldId): string[] {
	return fieldNotes(drive.state, field, 0).map(({text, role}) => `${role}: ${text}`);
}

describe('under the field', () => {
	it('reports what was trimmed from a pasted secret, and what is left', () => {
		const drive = new Drive().toCredentials().paste('client-secret', `${clientSecret} \r\n`);
		expect(notes(drive, 'client-secret')).toEqual([
			'warn: 2 characters trimmed: 1 space, 1 line break',
			'good: 64 characters · looks like a client secret',
		]);
		expect(drive.state.draft.clientSecret.reveal()).toBe(clientSecret);
	});

	it('still reports it after going back and forth', () => {
		const drive = new Drive().toCredentials().paste('client-secret', `${clientSecret}\n`).back().enter();
		expect(notes(drive, 'client-secret')).toContain('warn: 1 character trimmed: 1 line break');
	});

	it('reports typed spaces, and removes them on leaving the field', () => {
		const drive = new Drive().toCredentials().type('client-id', ` ${clientId}`);
		expect(notes(drive, 'client-id')).toEqual([
			'warn: 1 character trimmed: 1 space',
			'good: 32 characters · looks like a client ID',
		]);
		expect(drive.enter().state.draft.clientId).toBe(clientId);
		expect(notes(drive, 'client-id')).toContain('warn: 1 character trimmed: 1 space');
		expect(notes(drive.type('client-id', clientId), 'client-id')).toEqual([
			'good: 32 characters · looks like a client ID',
		]);
	});

	it('names the position of an inner line break even before Enter, and blocks the next step', () => {
		const drive = new Drive().toCredentials().type('client-id', clientId).enter();
		drive.paste('client-secret', `${clientSecret.slice(0, 32)}\r${clientSecret.slice(32)}`);
		const words = 'There is a line break at position 33, inside the value. Copy it again in one piece.';
		expect(notes(drive, 'client-secret')).toContain(`warn: ${words}`);
		expect(notes(drive.enter(), 'client-secret')).toContain(`bad: ${words}`);
		expect(drive.focus).toBe('client-secret');
	});

	it('reports when the value belongs elsewhere, but allows it', () => {
		const drive = new Drive().toCredentials().type('client-id', clientId).enter().type('client-secret', apiKey);
		expect(notes(drive, 'client-secret')).toEqual([
			`warn: ${apiKey.length} characters · looks like an API key, not a client secret`,
		]);
		expect(notes(drive.type('client-secret', clientId), 'client-secret')).toEqual([
			'warn: 32 characters · same as the client ID',
		]);
		expect(drive.enter().state.step.id).toBe('check');
	});

	it('reads tenant and user from an API key', () => {
		const drive = new Drive().toCredentials('A').paste('api-key', apiKey);
		expect(notes(drive, 'api-key')).toEqual([
			`good: ${apiKey.length} characters · looks like an API key`,
			'muted: the key names user 63ea',
			'muted: the key names tenant 7jUt',
		]);
	});

	it('cleans the claims of an API key', () => {
		const payload = Buffer.from(JSON.stringify({sub: 'a\u001B]0;x\u0007\u202Eb', exp: -1})).toString('base64url');
		const drive = new Drive().toCredentials('A').paste('api-key', `eyJh.${payload}.c2ln`);
		expect(notes(drive, 'api-key')).toContain('muted: the key names user ab');
	});

	it('reports when a token has expired by its own claims', () => {
		const payload = Buffer.from(JSON.stringify({exp: 1000})).toString('base64url');
		const drive = new Drive().toCredentials('A').paste('api-key', `eyJh.${payload}.c2ln`);
		expect(fieldNotes(drive.state, 'api-key', 1_120_000).map(({text}) => text)).toContain(
			'the key says it expired 2 min ago',
		);
		expect(fieldNotes(drive.state, 'api-key', 0).map(({text}) => text)).toContain(
			'the key says it is valid for another 16 min',
		);
	});

	it('says nothing about an empty field before Enter', () => {
		const drive = new Drive().toCredentials();
		expect(notes(drive, 'client-id')).toEqual([]);
		expect(notes(drive.enter(), 'client-id')).toEqual(['bad: Enter the client ID.']);
	});

	it('never contains the secret', () => {
		const drive = new Drive().toCredentials().paste('client-secret', `${clientSecret}\n`);
		expect(JSON.stringify(drive.state) + notes(drive, 'client-secret').join()).not.toContain(clientSecret);
	});
});

describe('a paste of both', () => {
	it('fills both fields and goes to the secret', () => {
		const drive = new Drive()
			.toCredentials()
			.paste('client-id', JSON.stringify({clientId, clientSecret}, undefined, 2));
		expect(drive.state.draft.clientId).toBe(clientId);
		expect(drive.state.draft.clientSecret.reveal()).toBe(clientSecret);
		expect(drive.focus).toBe('client-secret');
		expect(notes(drive, 'client-secret')).toContain('good: both fields filled from what was pasted');
		expect(drive.enter().state.step.id).toBe('check');
	});

	it('is recognised before the error about inner line breaks, in either field', () => {
		const drive = new Drive().toCredentials().type('client-id', 'old').enter();
		drive.paste('client-secret', `${clientId}\r${clientSecret}\r`);
		expect(drive.state.draft.clientId).toBe(clientId);
		expect(notes(drive, 'client-secret').join()).not.toContain('position');
	});

	it('is reported in the API key field as belonging to OAuth', () => {
		const drive = new Drive()
			.toCredentials('A')
			.paste('api-key', `Client ID: ${clientId}\rClient secret: ${clientSecret}`);
		expect(notes(drive, 'api-key').join()).toContain('They belong to OAuth');
	});

	it('is inserted at the cursor if it is one value', () => {
		const drive = new Drive().toCredentials().type('client-id', 'ad').paste('client-id', ' bc\r', 1);
		expect(drive.state.draft.clientId).toBe('abcd');
	});

	it('becomes one clean line if it is other text', () => {
		const drive = new Drive().paste('comment', ' one\r\ntwo\u001B[31m ');
		expect(drive.state.draft.comment).toBe('one two');
	});
});

describe('the tenant', () => {
	it('shows what will be stored, and what is unusual', () => {
		const drive = new Drive().type('server', ' HTTPS://Acme.EU.qlikcloud.com/hub?x#y ');
		expect(notes(drive, 'server')).toEqual(['muted: will be stored as https://acme.eu.qlikcloud.com']);
		expect(notes(drive.type('server', 'sense.example.com'), 'server')).toEqual([
			'muted: will be stored as https://sense.example.com',
			'muted: unusual host: tenants end in .qlikcloud.com',
		]);
		expect(notes(drive.type('server', 'http://acme.eu.qlikcloud.com'), 'server').join()).toMatch(/^muted: .*https/);
	});

	it.each([
		['answers', 'good: a host answers there'],
		['not-found', 'warn: no host has the name acme.eu.qlikcloud.com: mistyped?'],
		['silent', 'warn: nothing answers there right now'],
	] as const)('says when a host %s', (status, words) => {
		const drive = new Drive().type('server', 'acme.eu.qlikcloud.com');
		drive.do({type: 'host-answered', answer: {url: 'https://acme.eu.qlikcloud.com', status}});
		expect(notes(drive, 'server')).toContain(words);
	});

	it('warns before stored credentials would go to another host', () => {
		const drive = new Drive({edit: oauthContext(), contexts: known(['acme'])});
		expect(notes(drive, 'server')).toEqual([]);
		expect(notes(drive.type('server', 'other.eu.qlikcloud.com'), 'server').join()).toContain('stored credentials');
	});
});
