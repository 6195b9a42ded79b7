import {describe, expect, it} from 'vitest';
import {Secret} from '../../source/credentials/secret.ts';
import {apiKey, clientId, clientSecret, Drive, known, oauthContext, url} from './drive.ts';

function edit(more: Parameters<typeof oauthContext>[0] = {}, current = 'acme') {
	return new Drive({edit: oauthContext(more), contexts: known(['acme'], current)});
}

/** Enter in the form, and through the check if there is one. */
function save(drive: Drive): Drive {
	drive.enter();
	return drive.state.step.id === 'check' ? drive.answerCheck('valid') : drive;
}

/** The same, with the file written. */
function saved(drive: Drive): Drive {
	return save(drive).do({type: 'saved', name: 'acme'});
}

const messageOf = ({state: {step}}: Drive) =>
	step.id === 'ended' && step.outcome.type === 'saved' ? step.outcome.message : undefined;

const newSecret = 'beefcafe'.repeat(8);

describe('editing a context', () => {
	it('shows everything that can be changed in one form', () => {
		const drive = edit();
		expect(drive.state.step.id).toBe('edit');
		const order = [drive.focus];
		for (let tab = 0; tab < 5; tab++) {
			order.push(drive.do({type: 'next-field'}).focus);
		}

		expect(order).toEqual(['server', 'kind', 'client-id', 'client-secret', 'comment', 'server']);
	});

	it('reads the file and reports when nothing was changed, with one Enter and without a check', () => {
		const drive = edit().enter();
		expect(drive.asked('check')).toEqual([]);
		expect(drive.asked('save')).toEqual([]);
		expect(drive.asked('confirm-unchanged')).toEqual([{type: 'confirm-unchanged', name: 'acme'}]);
		expect(messageOf(drive.do({type: 'saved', name: 'acme'}))).toBe('Nothing changed');
	});

	it('saves a comment with one Enter, without a check', () => {
		const drive = edit().do({type: 'previous-field'}).type('comment', 'the finance team').enter();
		expect(drive.asked('check')).toEqual([]);
		expect(drive.asked('save')[0]?.edit).toEqual({type: 'change', name: 'acme', fields: {comment: 'the finance team'}});
		expect(messageOf(drive.do({type: 'saved', name: 'acme'}))).toBe('Saved acme: comment');
	});

	it('saves the comment of a context with an incomplete sign-in', () => {
		const context = {credentials: {kind: 'none', missing: 'client-secret', clientId}} as const;
		expect(edit(context).type('comment', 'later').enter().asked('save')).toHaveLength(1);
	});

	it('checks with the stored secret unless a new one is typed', () => {
		const drive = edit().type('server', 'acme.us.qlikcloud.com').enter();
		const [check] = drive.asked('check');
		expect(check?.target.credentials.kind === 'oauth' && check.target.credentials.clientSecret.reveal()).toBe(
			clientSecret,
		);
	});

	it('checks a new secret, then saves only that without another key', () => {
		const drive = save(edit().type('client-secret', newSecret));
		const [asked] = drive.asked('save');
		expect(asked?.edit).toEqual({
			type: 'change',
			name: 'acme',
			fields: {credentials: {kind: 'oauth', clientId, clientSecret: new Secret(newSecret)}},
		});
		const {edit: change} = asked ?? {};
		expect(
			change?.type === 'change' &&
				change.fields.credentials?.kind === 'oauth' &&
				change.fields.credentials.clientSecret.reveal(),
		).toBe(newSecret);
		drive.do({type: 'saved', name: 'acme'});
		expect(messageOf(drive)).toBe('Saved acme: client secret');
		expect(drive.state.step).toMatchObject({outcome: {proof: {state: 'valid'}}});
	});

	it('reports what was saved, and that it was not verified', () => {
		const all = edit().type('server', 'acme.us.qlikcloud.com').type('client-id', '1'.repeat(32));
		expect(messageOf(saved(all.type('client-secret', newSecret).type('comment', '')))).toBe(
			'Saved acme: server, client ID, client secret, comment',
		);
		expect(messageOf(saved(edit().type('kind', 'A').type('api-key', apiKey)))).toBe('Saved acme: sign-in');
		const refused = edit().type('client-secret', newSecret).enter().answerCheck('rejected', 'edit-client-secret');
		refused.do({type: 'save-anyway'}).do({type: 'saved', name: 'acme'});
		expect(messageOf(refused)).toBe('Saved acme: client secret (not verified)');
		expect(refused.state.step).toMatchObject({outcome: {proof: {state: 'rejected'}}});
	});

	it('returns from a failed check to the form, and keeps everything', () => {
		const drive = edit().type('client-secret', newSecret).enter().answerCheck('rejected', 'edit-client-secret').enter();
		expect(drive.state.step).toMatchObject({id: 'edit', focus: 'client-secret', progress: {status: 'editing'}});
		expect(drive.state.draft.clientSecret.reveal()).toBe(newSecret);
		expect(save(drive).asked('save')).toHaveLength(1);
	});

	it('changes only what was changed: server and comment', () => {
		expect(save(edit().type('server', 'acme.us.qlikcloud.com')).asked('save')[0]?.edit).toEqual({
			type: 'change',
			name: 'acme',
			fields: {server: 'https://acme.us.qlikcloud.com'},
		});
		expect(save(edit().type('comment', '')).asked('save')[0]?.edit).toMatchObject({fields: {comment: null}});
	});

	it('keeps a stored server that is not typed again', () => {
		const drive = edit({server: 'localhost:9076', serverType: undefined});
		drive.type('client-secret', newSecret).enter();
		expect(drive.asked('check')[0]?.target).toMatchObject({server: 'http://localhost:9076', serverType: undefined});
		const [asked] = drive.answerCheck('valid').asked('save');
		expect(asked?.edit.type === 'change' && Object.keys(asked.edit.fields)).toEqual(['credentials']);
	});

	it('can switch the kind, and then requires its secret', () => {
		const drive = edit().type('kind', 'A').enter();
		expect(drive.focus).toBe('api-key');
		expect(drive.state.flagged).toEqual(['api-key']);
		expect(save(drive.type('api-key', apiKey)).asked('save')[0]?.edit).toEqual({
			type: 'change',
			name: 'acme',
			fields: {credentials: {kind: 'api-key', token: new Secret(apiKey)}},
		});
	});

	it('goes to the first invalid field, from whichever field Enter was pressed in', () => {
		const drive = edit().type('server', 'https://a b').do({type: 'focus', field: 'comment'}).enter();
		expect(drive.focus).toBe('server');
		expect(drive.state.flagged).toEqual(['server']);
	});

	it('ignores keys while it saves, and can be saved again after a refusal', () => {
		const drive = edit().type('comment', 'a').enter();
		const {state} = drive;
		drive.enter().back().type('comment', 'b').do({type: 'next-field'});
		expect(drive.state).toBe(state);
		drive.do({type: 'save-refused', problem: {what: 'The disk is full.', cure: 'Make room.', exitCode: 1}});
		expect(drive.state.step).toMatchObject({id: 'edit', progress: {status: 'refused'}});
		expect(drive.enter().asked('save')).toHaveLength(2);
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

	it('treats half a pair as OAuth', () => {
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
		const drive = new Drive({edit: context, contexts: known(['acme'], 'acme')}).type('api-key', `${apiKey}x`).enter();
		expect(drive.asked('check')[0]?.target).toMatchObject({
			server: 'https://q.example.com/jwt',
			serverType: 'windows',
			insecure: true,
			headers: {'X-Team': 'a'},
		});
	});

	it('keeps a session or a certificate, which it cannot ask for, and can replace it', () => {
		const context = oauthContext({
			credentials: {kind: 'certificate', folder: '/certs'},
			serverType: 'windows',
			server: 'https://q.example.com',
		});
		const open = () => new Drive({edit: context, contexts: known(['acme'], 'acme')});
		const drive = open().type('server', 'https://q2.example.com').type('comment', 'second').enter();
		expect(drive.asked('check')[0]?.target.credentials).toEqual({kind: 'certificate', folder: '/certs'});
		drive.answerCheck('unchecked', 'elsewhere');
		expect(drive.asked('save')[0]?.edit).toEqual({
			type: 'change',
			name: 'acme',
			fields: {server: 'https://q2.example.com', comment: 'second'},
		});
		expect(open().type('kind', 'A').enter().state.flagged).toEqual(['api-key']);
	});

	it('leaves without asking when nothing was changed', () => {
		expect(edit().back().state.step).toEqual({id: 'ended', outcome: {type: 'left'}});
		expect(edit().type('server', `${url}/`).back().state.confirmingLeave).toBe(true);
	});
});
