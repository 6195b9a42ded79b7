import {describe, expect, it} from 'vitest';
import {Secret} from '../../source/credentials/secret.ts';
import {type CheckTarget, checkContext} from '../../source/tenant/check.ts';
import {strangerTarget} from './targets.ts';

const secret = new Secret('made-up-secret');
const url = 'https://acme.eu.qlikcloud.com';

/** Nobody is asked: there is no such host, and no time to find out. */
async function verdict(server: string | undefined, changes: Partial<CheckTarget>) {
	const {state, failure, latencyMs} = await checkContext(strangerTarget(server, changes), {timeoutMs: 1});
	expect(latencyMs).toBeUndefined();
	return [state, failure?.what, failure?.action];
}

describe('a context that cannot be checked', () => {
	it.each([
		[undefined, {}, 'The context has no tenant URL.', 'edit-server'],
		['', {}, 'The context has no tenant URL.', 'edit-server'],
		['http://acme.eu.qlikcloud.com', {}, 'The tenant URL of the context cannot be used.', 'edit-server'],
		[url, {credentials: {kind: 'none', missing: 'everything'}}, 'The context has no credentials.', 'edit-kind'],
		[url, {credentials: {kind: 'none', missing: 'key'}}, 'The API key is empty.', 'edit-api-key'],
		[
			url,
			{credentials: {kind: 'none', missing: 'authorization'}},
			'The context has headers, but Authorization is not one of them.',
			'edit-kind',
		],
		[url, {credentials: {kind: 'none', missing: 'client-id'}}, 'The client ID is missing.', 'edit-client-id'],
		[
			url,
			{credentials: {kind: 'none', missing: 'client-secret', clientId: 'a'}},
			'The client secret is missing.',
			'edit-client-secret',
		],
		[
			url,
			{credentials: {kind: 'api-key', token: new Secret('eyJ a\nb')}},
			'The stored API key has a space, a line break or another character that no key has.',
			'edit-api-key',
		],
		[url, {defect: 'The server is not a string.'}, 'The server is not a string.', 'elsewhere'],
	] as const)('%s %j is incomplete', async (server, changes, what, action) => {
		expect(await verdict(server, changes)).toEqual(['incomplete', what, action]);
	});

	it.each([
		[{serverType: 'windows'}, 'client-managed Qlik Sense on Windows'],
		[
			{serverType: 'Windows', credentials: {kind: 'none', missing: 'everything'}},
			'client-managed Qlik Sense on Windows',
		],
		[{serverType: 'engine'}, 'a Qlik engine'],
		[{serverType: 'mainframe'}, 'servers of the type “mainframe”'],
		[{credentials: {kind: 'session', cookie: secret}}, 'a session (cookie) of client-managed Qlik Sense'],
		[{credentials: {kind: 'certificate', folder: '/certificates'}}, 'certificates of client-managed Qlik Sense'],
	] as const)('%j is of a kind that is not checked, and it says which', async (changes, kind) => {
		expect(await verdict(url, changes)).toEqual(['unchecked', `qctx does not check ${kind}.`, 'elsewhere']);
	});

	it('reports when both kinds of credentials are stored', async () => {
		const {notes} = await checkContext(strangerTarget(undefined, {bothKinds: true}));
		expect(notes).toEqual(['An API key and an OAuth client are stored; the API key is used.']);
	});
});
