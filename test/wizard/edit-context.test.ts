import {describe, expect, it} from 'vitest';
import {Secret} from '../../source/credentials/secret.ts';
import {apiKey, clientId, clientSecret, Drive, known, oauthContext, url} from './drive.ts';

function edit(more: Parameters<typeof oauthContext>[0] = {}, current = 'acme') {
	return new Drive({edit: oauthContext(more), contexts: known(['acme'], current)});
}

/** Enter through every field to the save. */
function save(drive: Drive): Drive {
	while (drive.state.step.id !== 'check') {
		drive.enter();
	}

	drive.answerCheck('valid').enter();
	while (isOnSave(drive)) {
		drive.enter();
	}

	return drive;
}

function isOnSave({state: {step}}: Drive): boolean {
	return step.id === 'save' && step.progress.status === 'editing';
}

describe('editing a context', () => {
	it('checks with the stored secret unless a new one is typed', () => {
		const drive = edit().enter().enter().enter().enter();
		const [check] = drive.asked('check');
		expect(check?.target.credentials.kind === 'oauth' && check.target.credentials.clientSecret.reveal()).toBe(
			clientSecret,
		);
	});

	it('writes nothing when nothing was changed', () => {
		const drive = save(edit());
		expect(drive.asked('save')).toEqual([]);
		expect(drive.state.step).toMatchObject({
			id: 'ended',
			outcome: {type: 'saved', name: 'acme', proof: {state: 'valid'}},
		});
	});

	it('changes only what was changed: the secret', () => {
		const other = 'beefcafe'.repeat(8);
		const [saved] = save(edit().enter().enter().enter().type('client-secret', other)).asked('save');
		expect(saved?.edit).toEqual({
			type: 'change',
			name: 'acme',
			fields: {credentials: {kind: 'oauth', clientId, clientSecret: new Secret(other)}},
		});
		const {edit: change} = saved ?? {};
		expect(
			change?.type === 'change' &&
				change.fields.credentials?.kind === 'oauth' &&
				change.fields.credentials.clientSecret.reveal(),
		).toBe(other);
	});

	it('changes only what was changed: server and comment', () => {
		expect(save(edit().type('server', 'acme.us.qlikcloud.com')).asked('save')[0]?.edit).toEqual({
			type: 'change',
			name: 'acme',
			fields: {server: 'https://acme.us.qlikcloud.com'},
		});
		const drive = edit();
		drive.type('comment', '');
		expect(save(drive).asked('save')[0]?.edit).toMatchObject({fields: {comment: null}});
	});

	it('leaves a server alone as it is stored, if it is not typed anew', () => {
		const drive = edit({server: 'localhost:9076', serverType: undefined});
		expect(save(drive).asked('save')).toEqual([]);
		expect(drive.asked('check')[0]?.target).toMatchObject({server: 'http://localhost:9076', serverType: undefined});
	});

	it('keeps the kind on bare Enter, and can switch it', () => {
		expect(edit().enter().enter().focus).toBe('client-id');
		const drive = edit().enter().type('kind', 'A').enter();
		expect(drive.enter().focus).toBe('api-key');
		expect(drive.state.flagged).toEqual(['api-key']);
		expect(save(drive.type('api-key', apiKey)).asked('save')[0]?.edit).toEqual({
			type: 'change',
			name: 'acme',
			fields: {credentials: {kind: 'api-key', token: new Secret(apiKey)}},
		});
	});

	it('makes it current only when asked', () => {
		const drive = edit({}, 'other').enter().enter().enter().enter().answerCheck('valid').enter();
		expect(drive.enter().focus).toBe('make-current');
		drive.do({type: 'switched', field: 'make-current', on: true}).enter();
		expect(drive.asked('save')[0]?.edit).toEqual({type: 'change', name: 'acme', fields: {}, makeCurrent: true});
	});

	it.each([
		['edit-client-secret', 'client-secret'],
		['edit-server', 'server'],
		['check-again', 'server'],
	] as const)('opens, after %s, at %s', (fault, field) => {
		expect(new Drive({edit: oauthContext(), fault}).focus).toBe(field);
	});

	it('opens an API key context at its key', () => {
		const context = oauthContext({credentials: {kind: 'api-key', token: new Secret(apiKey)}});
		expect(new Drive({edit: context, fault: 'edit-api-key'}).focus).toBe('api-key');
	});

	it('takes half a pair for OAuth', () => {
		const context = oauthContext({credentials: {kind: 'none', missing: 'client-secret', clientId}});
		const drive = new Drive({edit: context, fault: 'edit-client-secret'});
		expect(drive.focus).toBe('client-secret');
		expect(drive.state.draft.clientId).toBe(clientId);
		expect(drive.enter().state.flagged).toEqual(['client-secret']);
	});

	it('keeps what it does not show: headers, insecure, the type of a client-managed site', () => {
		const context = oauthContext({
			headers: {'X-Team': 'a'},
			insecure: true,
			serverType: 'windows',
			server: 'https://q.example.com/jwt',
			credentials: {kind: 'api-key', token: new Secret(apiKey)},
		});
		const drive = new Drive({edit: context, contexts: known(['acme'], 'acme')}).enter().enter().enter();
		expect(drive.asked('check')[0]?.target).toMatchObject({
			server: 'https://q.example.com/jwt',
			serverType: 'windows',
			insecure: true,
			headers: {'X-Team': 'a'},
		});
		expect(save(drive.back()).asked('save')).toEqual([]);
	});

	it('keeps a session or a certificate, which it cannot ask for, and can replace it', () => {
		const context = oauthContext({
			credentials: {kind: 'certificate', folder: '/certs'},
			serverType: 'windows',
			server: 'https://q.example.com',
		});
		const open = () => new Drive({edit: context, contexts: known(['acme'], 'acme')});
		const drive = open().type('comment', 'second').enter().enter().enter();
		expect(drive.asked('check')[0]?.target.credentials).toEqual({kind: 'certificate', folder: '/certs'});
		drive.answerCheck('unchecked', 'elsewhere').enter().enter();
		expect(drive.asked('save')[0]?.edit).toEqual({type: 'change', name: 'acme', fields: {comment: 'second'}});
		expect(open().enter().type('kind', 'A').enter().enter().state.flagged).toEqual(['api-key']);
	});

	it('leaves without a question when nothing was changed', () => {
		expect(edit().back().state.step).toEqual({id: 'ended', outcome: {type: 'left'}});
		expect(edit().type('server', `${url}/`).back().state.confirmingLeave).toBe(true);
	});
});
