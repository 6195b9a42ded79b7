import {describe, expect, it} from 'vitest';
import {Secret} from '../../source/credentials/secret.ts';
import {inOneLine, outcomeOfProblem} from '../../source/describe/outcome.ts';
import {ownShell} from '../../source/describe/own-shell.ts';
import {signInLabel} from '../../source/describe/sign-in.ts';
import {attentionNote} from '../../source/describe/states/attention.ts';
import {endsSoon} from '../../source/describe/states/expiry.ts';
import {describeFailure, failureProblem} from '../../source/describe/states/failure.ts';
import {stateDetails} from '../../source/describe/states/live-state.ts';
import {stateNote} from '../../source/describe/states/state-note.ts';
import {warnings} from '../../source/describe/states/warnings.ts';
import {tenantName} from '../../source/describe/tenant-name.ts';
import {contextFacts} from '../../source/describe/user-facts.ts';
import type {CheckResult, CureAction, Failure} from '../../source/tenant/check-result.ts';
import {sampleContext, sampleLive, sampleResult} from '../ui/main/samples.ts';

const now = Date.UTC(2026, 4, 1, 12, 0, 0);
const day = 86_400_000;
const facts = {now, warnBefore: 14};

/** A context with a made-up key; with claims, what the key says of itself. */
function keyContext(claims?: object) {
	const token =
		claims === undefined ? 'made-up-key' : `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.made-up`;
	return sampleContext('acme', {credentials: {kind: 'api-key', token: new Secret(token)}});
}

function failure(action: CureAction, more: Partial<Failure> = {}): Failure {
	return {what: 'It failed.', cause: 'A cause.', cure: 'Wait 13 s before the next try.', action, evidence: {}, ...more};
}

function rejected(action: CureAction, more: Partial<Failure> = {}, about: Partial<CheckResult> = {}) {
	const result = sampleResult('rejected', {checkedAt: now, failure: failure(action, more), ...about});
	return {result, live: sampleLive('rejected', {result})};
}

describe('a failure', () => {
	it.each([
		[true, `Retries automatically at ${new Date(now + 1000).toTimeString().slice(0, 8)}.`],
		[false, `Wait until ${new Date(now + 1000).toTimeString().slice(0, 8)}.`],
	])('by a rate limit names one correct time (retries automatically: %s)', (retries, cure) => {
		const {result} = rejected('wait', {retryAt: now + 1000});
		expect(describeFailure(result, {now, retries})).toMatchObject({cure});
		expect(describeFailure(result, {now: now + 2000, retries})).toMatchObject({cure: 'It can be asked again now.'});
	});

	it('describes request and answer in one line, with the trace id', () => {
		const evidence = {
			method: 'POST',
			path: '/oauth/token',
			status: 401,
			code: 'OAUTH-1',
			title: 'Invalid client',
			detail: 'no such secret',
			traceId: '0123',
		};
		const {result} = rejected('edit-client-secret', {evidence});
		expect(describeFailure(result, {now, retries: true, arrow: '->'}).evidence).toEqual([
			'POST /oauth/token -> 401 OAUTH-1 Invalid client: no such secret',
			'trace 0123',
		]);
	});

	it('ends the output of a command with the fixing command, with the name quoted for a shell', () => {
		const {result} = rejected('edit-api-key', {cure: 'Store a new key.'});
		expect(failureProblem(result, "my 'key'", now)).toMatchObject({
			what: 'It failed. A cause.',
			cure: "Store a new key. Run: qctx context update 'my '\\''key'\\''' --api-key-stdin",
			exitCode: 1,
		});
	});
});

describe('the note in a row', () => {
	it.each([
		['edit-client-secret', 'e fix secret'],
		['edit-api-key', 'e new key'],
		['edit-server', 'e fix URL'],
		['edit-client-id', 'e fix client'],
		['edit-kind', 'e sign in'],
		['check-again', 'v again'],
		['elsewhere', ''],
	] as const)('names the key for %s', (action, note) => {
		expect(stateNote(sampleContext('acme'), rejected(action).live, facts)).toBe(note);
	});

	it('shows until when, how old, and what expires soon', () => {
		const context = sampleContext('acme');
		const {live} = rejected('wait', {retryAt: now + 60_000});
		expect(stateNote(context, live, facts)).toMatch(/^until \d\d:\d\d$/);
		const result = sampleResult('valid', {checkedAt: now - 12 * 60_000});
		expect(stateNote(context, sampleLive('valid', {result, remembered: true}), facts)).toBe('12 min ago');
		expect(stateNote({...context, insecure: true}, sampleLive('valid'), facts)).toBe('insecure');
	});

	it.each([
		[9 * day + 5000, 'ends in 9 d'],
		[13 * day + 5000, 'ends in 13 d'],
		[15 * day, ''],
	])('warns about an API key that expires in %i ms', (left, note) => {
		const context = sampleContext('acme', {credentials: {kind: 'api-key', token: new Secret('made-up-key')}});
		const result = sampleResult('valid', {checkedAt: now, expiresAt: now + left});
		expect(stateNote(context, sampleLive('valid', {result}), facts)).toBe(note);
	});

	it('warns as early as the settings say, also by the claims of the key, and never about an OAuth token', () => {
		const result = sampleResult('valid', {checkedAt: now, expiresAt: now + 20 * day + 5000});
		const soon = {now, warnBefore: 30};
		expect(endsSoon(keyContext(), result, soon)).toBe('ends in 20 d');
		expect(endsSoon(keyContext(), result, facts)).toBeUndefined();
		expect(
			endsSoon(keyContext({iss: 'qlik.api/api-keys', exp: Math.floor(now / 1000) + 5 * 86_400 + 5}), undefined, facts),
		).toBe('ends in 5 d');
		const token = sampleResult('valid', {checkedAt: now, expiresAt: now + 3_600_000});
		expect(endsSoon(sampleContext('acme'), token, soon)).toBeUndefined();
	});

	it('names an access token, which always expires within hours, without a warning', () => {
		const token = keyContext({sub: 'bot', exp: Math.floor(now / 1000) + 3600});
		const key = keyContext({iss: 'qlik.api/api-keys', exp: Math.floor(now / 1000) + 3600});
		expect([token, key, keyContext()].map(signInLabel)).toEqual(['access token', 'API key', 'API key']);
		expect([endsSoon(token, undefined, facts), endsSoon(key, undefined, facts)]).toEqual([undefined, 'ends in 1 h']);
	});

	it('warns in the first frame, using the last known states', () => {
		const result = sampleResult('valid', {checkedAt: now - 3_600_000, expiresAt: now + 9 * day + 5000});
		expect(stateNote(keyContext(), sampleLive('valid', {result, remembered: true}), facts)).toBe('ends in 9 d');
	});

	it.each([
		['api-key', 'stored', 'old key alive'],
		['client-secret', 'stored', 'secret alive'],
		['api-key', 'making', 'R unfinished'],
	] as const)('tells of a rotation of a %s that is %s, unless something is more urgent', (kind, phase, note) => {
		const rotation = {name: 'acme', kind, phase, before: [], oldId: 'old-id', marker: '', startedAt: now};
		const result = sampleResult('valid', {checkedAt: now - 3_600_000});
		const live = sampleLive('valid', {result, remembered: true});
		expect(stateNote(sampleContext('acme'), live, {...facts, rotation})).toBe(note);
		expect(stateNote(sampleContext('acme'), rejected('edit-api-key').live, {...facts, rotation})).toBe('e new key');
		expect(warnings(sampleContext('acme'), live, rotation)[0]).toMatch(
			phase === 'stored'
				? /^The old .* 'old-id' is still alive; R deletes it\.$/
				: /was interrupted; R sorts it out\.$/,
		);
	});

	it('tells an expired key from a refused one, and from a wrong clock', () => {
		const ended = rejected('edit-api-key', {}, {expiresAt: now - 1000, checkedAt: now});
		expect(stateNote(keyContext(), ended.live, facts)).toBe('expired');
		expect(stateNote(keyContext(), rejected('edit-api-key').live, facts)).toBe('e new key');
		const accepted = sampleResult('valid', {checkedAt: now, expiresAt: now - 1000});
		expect(stateNote(keyContext(), sampleLive('valid', {result: accepted}), facts)).toBe('clock wrong?');
		const wasValid = sampleResult('valid', {checkedAt: now - 2000, expiresAt: now - 1000});
		expect(stateNote(keyContext(), sampleLive('valid', {result: wasValid}), facts)).toBe('expired');
	});
});

describe('a shell of one context', () => {
	it('is described by its name and the lifetime of its token', () => {
		const inside = {QCTX_CONTEXT: 'acme'};
		const token = keyContext({iss: 'qlik.api/api-keys', exp: Math.floor(now / 1000) + 5 * 3600});
		expect(ownShell(inside, [token], now)).toBe('shell of acme, token 5 h');
		expect(ownShell(inside, [token], now + day)).toBe('shell of acme, token expired');
		expect(ownShell(inside, [keyContext()], now)).toBe('shell of acme');
		expect(ownShell({}, [token], now)).toBeUndefined();
	});
});

describe('what is known about a context', () => {
	it('mentions insecure once, whether it was checked or not', () => {
		const context = sampleContext('acme', {insecure: true});
		const note = 'The certificate of the tenant is not verified (insecure: true).';
		expect(warnings(context, sampleLive('unchecked'))).toEqual([note]);
		expect(warnings(context, sampleLive('valid', {result: sampleResult('valid', {notes: [note]})}))).toEqual([note]);
	});

	it('is labelled, and what is unknown is left out', () => {
		const context = sampleContext('acme', {comment: 'finance'});
		const known = contextFacts(context, sampleResult('valid', {expiresAt: now + 60_000}), facts);
		expect(known.map(({label}) => label)).toEqual([
			'User',
			'Subject',
			'ID',
			'Tenant',
			'Tenant ID',
			'Roles',
			'Token',
			'Comment',
		]);
		expect(known[0]).toEqual({label: 'User', value: 'qlik-cli m2m', note: {text: 'active', tone: 'muted'}});
		expect(contextFacts(context, undefined, facts).map(({label}) => label)).toEqual(['Server', 'Comment']);
	});

	it.each([
		['https://acme.eu.qlikcloud.com', 'acme.eu'],
		['https://qlik.example.com:8443', 'qlik.example.com:8443'],
		['localhost:9076', 'localhost:9076'],
	])('%s is the tenant %s', (server, name) => {
		expect(tenantName({server})).toBe(name);
	});

	it('shows an age during a new check only when it is from an earlier run', () => {
		const result = sampleResult('valid', {checkedAt: now - 60_000});
		expect(stateDetails(sampleLive('valid', {result}), now)).toEqual(['142 ms', '1 min ago']);
		expect(stateDetails(sampleLive('valid', {result, pending: true}), now)).toEqual(['142 ms', 'checking again']);
		expect(stateDetails(sampleLive('valid', {result, pending: true, remembered: true}), now)).toEqual([
			'1 min ago',
			'checking again',
		]);
		expect(stateDetails(sampleLive('unchecked', {pending: true}), now)).toEqual(['waiting for its turn']);
	});
});

describe('short sentences', () => {
	it('count what needs attention, and suggest being offline when nothing answers', () => {
		const contexts = ['a', 'b', 'c'].map(name => sampleContext(name));
		expect(attentionNote(contexts, () => sampleLive('valid'))).toBeUndefined();
		expect(attentionNote(contexts, name => sampleLive(name === 'a' ? 'rejected' : 'valid'))).toBe('1 needs attention');
		expect(attentionNote(contexts, () => sampleLive('unreachable'))).toBe('all unreachable (offline?)');
	});

	it.each([
		['No current context', 'Choose one.', 'No current context. Choose one.'],
		['It is damaged.', 'Fix it.', 'It is damaged. Fix it.'],
		['No current context', '', 'No current context'],
	])('join %s and %s', (what, cure, text) => {
		expect(inOneLine(outcomeOfProblem({what, cure, exitCode: 1}))).toBe(text);
	});
});
