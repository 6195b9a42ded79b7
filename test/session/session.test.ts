import {describe, expect, it} from 'vitest';
import {Secret} from '../../source/credentials/secret.ts';
import {startPracticeTenant} from '../../source/demo/practice-tenant.ts';
import {readLastStates} from '../../source/live/last-states.ts';
import {createLiveChecks} from '../../source/live/live-checks.ts';
import {openJournal} from '../../source/rotate/journal.ts';
import {nameAfter} from '../../source/session/name-after.ts';
import {openWizard} from '../../source/session/open-wizard.ts';
import {outcomeOf} from '../../source/wizard/session.ts';
import {sampleResult} from '../ui/main/samples.ts';
import {contextsText, openPlace} from './open-session.ts';

/** Checks that answer at once with `valid`; `asked` has the names in the order in which they were asked. */
function quickChecks(atOnce?: Promise<void>) {
	const asked: string[] = [];
	const checks = createLiveChecks({
		needsToken: () => false,
		async check({name}) {
			asked.push(name);
			await atOnce;
			return sampleResult('valid');
		},
	});
	return {checks, asked};
}

describe('a session', () => {
	it('returns a new state only after a change', async () => {
		const session = openPlace(contextsText(['a', 'b'])).open(quickChecks());
		const before = session.getSnapshot();
		session.reload();
		expect(session.getSnapshot()).toBe(before);
		await session.edit({type: 'use', name: 'b'});
		expect(session.getSnapshot()).not.toBe(before);
		expect(before.file.current).toBe('a');
		expect(session.getSnapshot().file.current).toBe('b');
	});

	it('shows damage done between the first reading and the watching, while the file was still changing', async () => {
		const place = openPlace(contextsText(['a', 'b']));
		const session = place.open(quickChecks());
		place.write(`${contextsText(['a', 'b'])}   broken: [\n`);
		session.watch();
		await expect.poll(() => session.getSnapshot().damage, {timeout: 5000}).toBeDefined();
	});

	it('switches back to b after two quick switches from a via b to c without waiting', async () => {
		const session = openPlace(contextsText(['a', 'b', 'c'])).open(quickChecks());
		const turns = [
			session.edit({type: 'use', name: 'b'}),
			session.edit({type: 'use', name: 'c'}),
			session.switchBack(),
		];
		expect(await Promise.all(turns)).toMatchObject([{name: 'b'}, {name: 'c'}, {ok: true, name: 'b'}]);
		expect(session.getSnapshot().file.current).toBe('b');
	});

	it('runs undo, redo and protect in the order requested', async () => {
		const place = openPlace(contextsText(['a', 'b', 'c']));
		const session = place.open(quickChecks());
		const outcomes = await Promise.all([
			session.edit({type: 'remove', names: ['b']}),
			session.edit({type: 'remove', names: ['c']}),
			session.undo(),
			session.redo(),
			session.undo(),
			session.undo(),
			session.protect(),
		]);
		expect(outcomes.map(({ok}) => ok)).toEqual([true, true, true, true, true, true, true]);
		expect(place.file()).toBe(contextsText(['a', 'b', 'c']));
	});

	it('neither makes a protected context current nor removes it by undo or redo until its name is typed', async () => {
		const place = openPlace(contextsText(['a', 'live']), {protected: ['live']});
		const session = place.open(quickChecks());
		const left = {ok: false, unconfirmed: ['live'], text: expect.stringContaining("'live' is protected")};
		await session.edit({type: 'use', name: 'live'}, undefined, ['live']);
		await session.edit({type: 'use', name: 'a'});
		const before = place.file();
		expect(await session.undo()).toMatchObject(left);
		expect(await session.undo(['a'])).toMatchObject(left);
		expect(place.file()).toBe(before);
		expect(await session.undo(['live'])).toMatchObject({ok: true});
		expect(session.getSnapshot().file.current).toBe('live');
		expect(await session.undo()).toMatchObject({ok: true});
		expect(await session.redo()).toMatchObject(left);
		expect(await session.redo(['live'])).toMatchObject({ok: true});

		await session.edit({type: 'use', name: 'a'});
		await session.edit({type: 'remove', names: ['live']}, undefined, ['live']);
		expect(await session.undo()).toMatchObject({ok: true});
		expect(await session.redo()).toMatchObject(left);
		expect(session.getSnapshot().file.contexts).toMatchObject([{name: 'a'}, {name: 'live'}]);
	});

	it('explains why a change was refused, and changes nothing', async () => {
		const place = openPlace(contextsText(['a']));
		const session = place.open(quickChecks());
		expect(await session.edit({type: 'use', name: 'nope'})).toMatchObject({ok: false, tone: 'bad'});
		expect(await session.switchBack()).toEqual({
			ok: false,
			tone: 'bad',
			text: 'No context was current before',
			more: '',
		});
		expect(place.file()).toBe(contextsText(['a']));
	});

	it('refuses an edit of what another program has changed since the person saw it', async () => {
		const place = openPlace(contextsText(['a', 'b']));
		const session = place.open(quickChecks());
		const seen = session.getSnapshot().file;
		place.write(contextsText(['a', 'b']).replace('made-up-b', 'made-up-other'));
		session.reload();
		expect(await session.edit({type: 'remove', names: ['b']}, seen)).toMatchObject({ok: false});
		expect(await session.edit({type: 'remove', names: ['b']})).toMatchObject({ok: true});
	});

	it('keeps the contexts while the file is damaged, and continues once it is repaired', async () => {
		const place = openPlace(contextsText(['a', 'b']));
		const session = place.open(quickChecks());
		place.write('contexts: [');
		const look = () => {
			session.reload();
			return session.getSnapshot();
		};
		// A moment later: until then another program may be in the middle of writing.
		await expect
			.poll(look, {timeout: 5000})
			.toMatchObject({damage: {exitCode: 4}, file: {contexts: [{name: 'a'}, {name: 'b'}]}});
		place.write(contextsText(['a']));
		await expect.poll(look, {timeout: 5000}).toMatchObject({damage: undefined, file: {contexts: [{name: 'a'}]}});
	});

	it('notices a change by another program', async () => {
		const place = openPlace(contextsText(['a', 'b']));
		const session = place.open(quickChecks());
		session.watch();
		place.write(contextsText(['a', 'b', 'c']));
		await expect.poll(() => session.getSnapshot().file.contexts.length, {timeout: 5000}).toBe(3);
	});
});

describe('the checks of a session', () => {
	it('cover the whole file at start, the cursor first, then the visible rows, even if the list is filtered', async () => {
		const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l'];
		const {promise, resolve} = Promise.withResolvers<void>();
		const {checks, asked} = quickChecks(promise);
		const session = openPlace(contextsText(names)).open({checks});
		session.checkAtStart({cursor: 'k', visible: ['j', 'k', 'l']});
		resolve();
		await expect.poll(() => asked.length).toBe(names.length);
		expect(asked.slice(0, 3)).toEqual(['k', 'j', 'l']);
		expect(asked.toSorted()).toEqual(names);
	});

	it.each([
		['current', ['b']],
		['visible', ['b', 'a']],
	] as const)('are fewer at start with check-on-start: %s', async (checkOnStart, expected) => {
		const {checks, asked} = quickChecks();
		const session = openPlace(contextsText(['a', 'b', 'c']), {checkOnStart}).open({checks});
		session.checkAtStart({cursor: 'b', visible: ['a', 'b']});
		await expect.poll(() => checks.progress()).toEqual({done: expected.length, all: expected.length});
		expect(asked).toEqual(expected);
	});

	it('save their states after each round, not only on a clean exit', async () => {
		const {workplace, open} = openPlace(contextsText(['a', 'b']));
		const session = open(quickChecks());
		session.check(['a', 'b']);
		const kept = () => [...readLastStates(workplace.folders.cache, workplace.store.path)];
		await expect.poll(kept).toMatchObject([
			['a', {result: {state: 'valid'}}],
			['b', {result: {state: 'valid'}}],
		]);
	});

	it('report until when a rate-limited context is not checked', async () => {
		const retryAt = Date.now() + 60_000;
		const failure = {what: '', cause: '', cure: '', action: 'wait' as const, evidence: {}, retryAt};
		const checks = createLiveChecks({
			needsToken: () => false,
			check: async () => sampleResult('rate-limited', {failure}),
		});
		const session = openPlace(contextsText(['a'])).open({checks});
		expect(session.check(['a'])).toBeUndefined();
		await expect.poll(() => checks.get('a').state).toBe('rate-limited');
		const time = new Date(retryAt).toTimeString().slice(0, 8);
		expect(session.check(['a'])).toMatchObject({
			ok: false,
			text: `a: rate-limited, retries automatically at ${time}`,
		});
	});

	it('lead the wizard to the field at fault the moment they fail', () => {
		const {checks} = quickChecks();
		const session = openPlace(contextsText(['a'])).open({checks});
		const failure = {what: '', cause: '', cure: '', action: 'edit-api-key' as const, evidence: {}};
		checks.record('a', sampleResult('rejected', {failure}));
		const wizard = openWizard(session, {edit: 'a'});
		expect(wizard.getSnapshot().step).toMatchObject({focus: 'api-key'});
		wizard.close();
	});

	it('do not repeat what the wizard has just checked', async () => {
		const tenant = await startPracticeTenant();
		const {apiKey} = tenant.add('api-key', {name: 'Ada Lovelace'});
		const {checks, asked} = quickChecks();
		const session = openPlace(contextsText(['a'])).open({checks});
		const wizard = openWizard(session, {name: 'new', server: tenant.url});
		wizard.dispatch({type: 'enter'});
		wizard.dispatch({type: 'pasted', field: 'api-key', text: new Secret(apiKey), at: 0});
		wizard.dispatch({type: 'enter'});
		await expect.poll(() => wizard.getSnapshot().step).toMatchObject({progress: {status: 'passed'}});
		wizard.dispatch({type: 'enter'});
		wizard.dispatch({type: 'enter'});
		wizard.dispatch({type: 'enter'});
		wizard.dispatch({type: 'enter'});
		await expect.poll(() => outcomeOf(wizard.getSnapshot())).toMatchObject({type: 'saved', name: 'new'});
		const {file, live} = session.getSnapshot();
		expect(file.current).toBe('new');
		expect(live('new')).toMatchObject({state: 'valid', pending: false, result: {user: {name: 'Ada Lovelace'}}});
		expect(asked).not.toContain('new');
		wizard.close();
		await tenant.close();
	});
});

describe('an unfinished rotation', () => {
	const entry = {
		name: 'b',
		kind: 'api-key',
		phase: 'stored',
		before: ['old-id'],
		oldId: 'old-id',
		marker: 'qctx b',
		startedAt: 0,
	} as const;

	function openRotated() {
		const place = openPlace(contextsText(['a', 'b']));
		const {folders, store} = place.workplace;
		return {place, journal: openJournal(folders.data, store.path)};
	}

	it('is known at the start, and ends when the command in another window finishes it', () => {
		const {place, journal} = openRotated();
		journal.put(entry);
		const session = place.open(quickChecks());
		expect([session.getSnapshot().rotation('b')?.oldId, session.getSnapshot().rotation('a')]).toEqual([
			'old-id',
			undefined,
		]);
		journal.remove('b');
		session.reload();
		expect(session.getSnapshot().rotation('b')).toBeUndefined();
	});

	it('follows its context through a rename', async () => {
		const {place, journal} = openRotated();
		journal.put(entry);
		const session = place.open(quickChecks());
		await session.edit({type: 'rename', from: 'b', to: 'z'});
		expect([session.getSnapshot().rotation('z')?.oldId, journal.entry('b')]).toEqual(['old-id', undefined]);
	});

	it('is reported once more when its context is deleted, and then forgotten', async () => {
		const {place, journal} = openRotated();
		journal.put(entry);
		const outcome = await place.open(quickChecks()).edit({type: 'remove', names: ['b']});
		expect(outcome).toMatchObject({ok: true, more: "The old API key 'old-id' of 'b' is still alive at its tenant."});
		expect(journal.entries()).toEqual([]);
	});
});

describe('the name of a context afterwards', () => {
	const read = (names: readonly string[]) => openPlace(contextsText(names)).open(quickChecks()).getSnapshot().file;

	it('is the same while the context exists', () => {
		expect(nameAfter(read(['a', 'b']), read(['a', 'c']), 'a')).toBe('a');
	});

	it('follows a rename by any program', async () => {
		const session = openPlace(contextsText(['a', 'b'])).open(quickChecks());
		const before = session.getSnapshot().file;
		await session.edit({type: 'rename', from: 'b', to: 'z'});
		const after = session.getSnapshot().file;
		expect(nameAfter(before, after, 'b')).toBe('z');
		await session.undo();
		expect(nameAfter(after, session.getSnapshot().file, 'z')).toBe('b');
	});

	it('is undefined when the context is gone, even if another has appeared', () => {
		expect(nameAfter(read(['a', 'b']), read(['a', 'c']), 'b')).toBeUndefined();
	});
});
