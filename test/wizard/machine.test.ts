import {describe, expect, it} from 'vitest';
import type {CureAction} from '../../source/tenant/check-result.ts';
import {apiKey, checkResult, clientId, clientSecret, Drive, known, url} from './drive.ts';

describe('going forward', () => {
	it('leads through the five steps', () => {
		const drive = new Drive();
		expect(drive.state.step.id).toBe('tenant');
		expect(drive.type('server', url).enter().state.step.id).toBe('authentication');
		expect(drive.type('kind', 'O').enter().focus).toBe('client-id');
		expect(drive.type('client-id', clientId).enter().focus).toBe('client-secret');
		expect(drive.type('client-secret', clientSecret).enter().state.step.id).toBe('check');
		expect(drive.answerCheck('valid').enter().focus).toBe('name');
		expect(drive.enter().focus).toBe('comment');
		expect(drive.enter().focus).toBe('make-current');
		drive.enter();
		expect(drive.asked('save')).toMatchObject([
			{name: 'acme.eu.qlikcloud.com', edit: {type: 'add', name: 'acme.eu.qlikcloud.com', makeCurrent: true}},
		]);
		drive.do({type: 'saved', name: 'acme.eu.qlikcloud.com'});
		expect(drive.state.step).toEqual({
			id: 'ended',
			outcome: {
				type: 'saved',
				name: 'acme.eu.qlikcloud.com',
				message: 'Welcome qlik-cli m2m, everything is now set up.',
				proof: checkResult('valid'),
			},
		});
	});

	it.each([
		['', 'api-key'],
		['A', 'api-key'],
		['a', 'api-key'],
		[' api-key ', 'api-key'],
		['O', 'client-id'],
		['o', 'client-id'],
		['OAuth', 'client-id'],
	])('reads %j as the kind', (typed, field) => {
		expect(new Drive().toCredentials(typed).focus).toBe(field);
	});

	it.each(['0', 'x', 'AO', 'yes'])('does not take %j for a kind', typed => {
		const drive = new Drive().toCredentials(typed);
		expect(drive.focus).toBe('kind');
		expect(drive.state.flagged).toContain('kind');
	});

	it('checks an API key as entered', () => {
		const drive = new Drive().toCredentials('A').paste('api-key', `Bearer ${apiKey}\n`).enter();
		const [check] = drive.asked('check');
		expect(check?.target).toMatchObject({
			server: url,
			serverType: 'cloud',
			insecure: false,
			credentials: {kind: 'api-key'},
		});
		expect(check?.target.credentials.kind === 'api-key' && check.target.credentials.token.reveal()).toBe(apiKey);
	});

	it('stays on an invalid field, and shows its error', () => {
		const drive = new Drive().enter();
		expect(drive.state.step.id).toBe('tenant');
		expect(drive.state.flagged).toEqual(['server']);
		expect(drive.type('server', url).state.flagged).toEqual([]);
	});

	it('does not start the check while the client ID is missing, even with the secret', () => {
		const drive = new Drive()
			.toCredentials()
			.do({type: 'focus', field: 'client-secret'})
			.type('client-secret', clientSecret);
		drive.enter();
		expect(drive.focus).toBe('client-id');
		expect(drive.state.flagged).toEqual(['client-id']);
		expect(drive.asked('check')).toEqual([]);
	});

	it('moves with Tab between the fields of a step, and wraps around', () => {
		const drive = new Drive().toCredentials();
		expect(drive.do({type: 'next-field'}).focus).toBe('client-secret');
		expect(drive.do({type: 'next-field'}).focus).toBe('client-id');
		expect(drive.do({type: 'previous-field'}).focus).toBe('client-secret');
		expect(drive.do({type: 'focus', field: 'server'}).focus).toBe('client-secret');
	});

	it('starts after the tenant step when the server was given, and looks it up', () => {
		const drive = new Drive({server: 'acme.eu.qlikcloud.com/hub'});
		expect(drive.focus).toBe('kind');
		expect(drive.asked('look-up-host')).toEqual([{type: 'look-up-host', url}]);
		expect(drive.back().state.draft.server).toBe('acme.eu.qlikcloud.com/hub');
	});

	it('starts at the tenant when the given server is wrong', () => {
		expect(new Drive({server: 'ftp://acme'}).focus).toBe('server');
	});

	it('looks a host up when its URL has changed, and only then', () => {
		const drive = new Drive().type('server', 'acme.eu.qlikcloud.com');
		drive.do({type: 'host-answered', answer: {url, status: 'answers'}}).type('server', 'acme.eu.qlikcloud.com/');
		expect(drive.asked('look-up-host')).toHaveLength(1);
		expect(drive.state.host?.status).toBe('answers');
		drive.type('server', 'acme.us.qlikcloud.com');
		expect(drive.asked('look-up-host')).toHaveLength(2);
		expect(drive.state.host).toBeUndefined();
		expect(drive.type('server', 'acme us').state.host).toBeUndefined();
	});
});

describe('going back', () => {
	it('loses nothing', () => {
		const drive = new Drive().toCheck().answerCheck('valid').enter().type('name', 'prod').type('comment', 'mine');
		const {draft} = drive.state;
		const steps = ['check', 'credentials', 'authentication', 'tenant'].map(() => drive.back().state.step.id);
		expect(steps).toEqual(['check', 'credentials', 'authentication', 'tenant']);
		expect(drive.state.draft).toEqual(draft);
		for (let step = 0; step < 4; step++) {
			drive.enter();
		}

		expect(drive.state.step.id).toBe('check');
		expect(drive.answerCheck('valid').enter().state.draft).toEqual(draft);
	});

	it('shows the finished check again when coming from the last step', () => {
		const drive = new Drive().toCheck().answerCheck('valid').enter().back();
		expect(drive.state.step).toMatchObject({id: 'check', progress: {status: 'passed'}});
		expect(drive.enter().state.step.id).toBe('save');
	});

	it('leaves at once when nothing was typed', () => {
		expect(new Drive({name: 'given'}).back().state.step).toEqual({id: 'ended', outcome: {type: 'left'}});
	});

	it('asks before it leaves when something was typed', () => {
		const drive = new Drive().type('server', 'a').back();
		expect(drive.state.confirmingLeave).toBe(true);
		drive.type('server', 'lost').enter();
		expect(drive.state.draft.server).toBe('a');
		expect(drive.do({type: 'leave', yes: false}).state).toMatchObject({confirmingLeave: false, step: {id: 'tenant'}});
		expect(drive.back().back().state.confirmingLeave).toBe(false);
		expect(drive.back().do({type: 'leave', yes: true}).state.step.id).toBe('ended');
	});

	it('asks on Ctrl-C in any step, and leaves on the second', () => {
		const drive = new Drive().toCheck().do({type: 'quit'});
		expect(drive.state).toMatchObject({confirmingLeave: true, step: {id: 'check'}});
		drive.do({type: 'quit'});
		expect(drive.state.step.id).toBe('ended');
		expect(drive.asked('cancel-check')).toHaveLength(1);
	});
});

describe('the check', () => {
	it('ignores Enter, r and s while it is running', () => {
		const drive = new Drive().toCheck();
		const {state} = drive;
		drive.enter().do({type: 'check-again', now: 0}).do({type: 'save-anyway'});
		expect(drive.state).toBe(state);
		expect(drive.asked('check')).toHaveLength(1);
	});

	it('is cancelled by going back, and a late answer is ignored', () => {
		const drive = new Drive().toCheck().back();
		expect(drive.asked('cancel-check')).toHaveLength(1);
		expect(drive.focus).toBe('client-secret');
		drive.do({type: 'check-ended', run: 1, result: checkResult('valid')});
		expect(drive.state.step.id).toBe('credentials');
		drive.enter().do({type: 'check-ended', run: 1, result: checkResult('rejected', 'edit-client-secret')});
		expect(drive.state.step).toMatchObject({id: 'check', progress: {status: 'running', run: 2}});
	});

	const faults: ReadonlyArray<readonly [CureAction, string]> = [
		['edit-server', 'server'],
		['edit-kind', 'kind'],
		['edit-client-id', 'client-id'],
		['edit-client-secret', 'client-secret'],
		['edit-api-key', 'client-secret'],
	];

	it.each(faults)('leads from %s to the field %s, and keeps its value', (action, field) => {
		const drive = new Drive().toCheck().answerCheck('rejected', action);
		const {draft} = drive.state;
		expect(drive.enter().focus).toBe(field);
		expect(drive.state.draft).toBe(draft);
	});

	it('leads to the API key when there is one', () => {
		const drive = new Drive()
			.toCredentials('')
			.type('api-key', apiKey)
			.enter()
			.answerCheck('rejected', 'edit-client-id');
		expect(drive.enter().focus).toBe('api-key');
	});

	it.each(['check-again', 'wait', 'elsewhere'] as const)('tries again on Enter when no field fixes it (%s)', action => {
		const drive = new Drive().toCheck().answerCheck('unreachable', action).enter();
		expect(drive.state.step).toMatchObject({id: 'check', progress: {status: 'running', run: 2}});
		expect(drive.asked('check')).toHaveLength(2);
	});

	it('does not ask again before the tenant allows it', () => {
		const drive = new Drive().toCheck().answerCheck('rate-limited', 'wait', 13_000);
		drive.do({type: 'check-again', now: 12_000});
		expect(drive.state.step).toMatchObject({progress: {status: 'failed', tooEarly: true}});
		expect(drive.asked('check')).toHaveLength(1);
		drive.do({type: 'check-again', now: 13_000});
		expect(drive.asked('check')).toHaveLength(2);
	});

	it('can be skipped by saving anyway, which is reported', () => {
		const drive = new Drive().toCheck().answerCheck('unreachable', 'check-again').do({type: 'save-anyway'});
		expect(drive.state.step).toMatchObject({id: 'save', proof: {status: 'failed'}});
		drive.enter().enter().enter().do({type: 'saved', name: 'acme.eu.qlikcloud.com'});
		expect(drive.state.step).toMatchObject({
			outcome: {message: 'acme.eu.qlikcloud.com is saved but not verified.', proof: {state: 'unreachable'}},
		});
	});

	it('shows the chain as it happens, only of this run', () => {
		const drive = new Drive().toCheck();
		const steps = [{id: 'reach', status: 'running', detail: undefined, ms: undefined}] as const;
		drive.do({type: 'check-step', run: 7, steps: []}).do({type: 'check-step', run: 1, steps});
		expect(drive.state.step).toMatchObject({progress: {steps}});
	});
});

describe('saving', () => {
	const toSave = (names: readonly string[]) => {
		const drive = new Drive({contexts: known(names)}).toCheck().answerCheck('valid').enter();
		return drive.do({type: 'contexts-read', contexts: known(names)});
	};

	it('stores what qlik context init would store', () => {
		const drive = toSave([]).type('comment', ' mine ').enter().enter().enter();
		expect(drive.asked('save')[0]?.edit).toMatchObject({
			type: 'add',
			fields: {server: url, serverType: 'cloud', comment: 'mine', credentials: {kind: 'oauth', clientId}},
			makeCurrent: true,
		});
	});

	it('reads the file again first, because another program may have taken the name', () => {
		const drive = new Drive().toCheck().answerCheck('valid').enter();
		expect(drive.asked('read-contexts')).toHaveLength(1);
	});

	it('offers to replace when the name is taken, and does not without consent', () => {
		const drive = toSave(['acme.eu.qlikcloud.com']).enter().enter();
		expect(drive.focus).toBe('name');
		expect(drive.state.flagged).toEqual(['name']);
		drive.do({type: 'next-field'}).enter();
		expect(drive.focus).toBe('replace');
		expect(drive.state.flagged).toEqual(['name', 'replace']);
		drive.do({type: 'switched', field: 'replace', on: true}).enter().enter().enter();
		expect(drive.asked('save')[0]?.edit).toMatchObject({type: 'replace', name: 'acme.eu.qlikcloud.com'});
	});

	it('accepts another name instead of the taken one', () => {
		const drive = toSave(['acme.eu.qlikcloud.com']).enter().type('name', 'prod').enter();
		expect(drive.focus).toBe('comment');
		drive.enter().enter();
		expect(drive.asked('save')[0]?.edit).toMatchObject({type: 'add', name: 'prod'});
	});

	it('reaches the question whether to replace only with Tab, and returns to the name when it is still open at the end', () => {
		const drive = toSave(['one']).type('name', 'one').do({type: 'focus', field: 'make-current'}).enter();
		expect(drive.focus).toBe('name');
		expect(drive.asked('save')).toEqual([]);
		drive.do({type: 'switched', field: 'replace', on: true}).enter();
		expect(drive.focus).toBe('comment');
	});

	it('withdraws consent to replace when the name follows the host and the host changes', () => {
		const drive = toSave(['acme.eu.qlikcloud.com']).do({type: 'switched', field: 'replace', on: true});
		expect(drive.type('server', 'other.eu.qlikcloud.com').state.draft.replace).toBe(false);
	});

	it('withdraws consent to replace when another name is typed', () => {
		const drive = toSave(['one', 'two']).type('name', 'one').do({type: 'switched', field: 'replace', on: true});
		expect(drive.type('name', 'two').state.draft.replace).toBe(false);
	});

	it('refuses an empty name', () => {
		const drive = toSave([]).type('name', '  ').enter();
		expect(drive.focus).toBe('name');
		expect(drive.state.flagged).toEqual(['name']);
	});

	it('trims the name and can keep the current context', () => {
		const drive = toSave([]).type('name', ' prod ').do({type: 'switched', field: 'make-current', on: false});
		drive.enter().enter().enter();
		expect(drive.asked('save')[0]).toMatchObject({name: 'prod', edit: {name: 'prod', makeCurrent: false}});
	});

	it('ignores Enter and Esc while it saves, and can be tried again after a refusal', () => {
		const drive = toSave([]).enter().enter().enter();
		const {state} = drive;
		expect(drive.enter().back().state).toBe(state);
		drive.do({type: 'save-refused', problem: {what: 'The disk is full.', cure: 'Make room.', exitCode: 1}});
		expect(drive.state.step).toMatchObject({id: 'save', progress: {status: 'refused'}});
		drive.enter();
		expect(drive.asked('save')).toHaveLength(2);
	});
});
