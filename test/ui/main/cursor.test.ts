import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {createLiveChecks} from '../../../source/live/live-checks.ts';
import type {Session, SessionState} from '../../../source/session/session.ts';
import {defaultSettings} from '../../../source/settings/settings.ts';
import type {Key} from '../../../source/terminal/input/key.ts';
import {pressFilterKey} from '../../../source/ui/main/model/filter-keys.ts';
import {topFor} from '../../../source/ui/main/model/follow-cursor.ts';
import {createMainStore, type MainStore} from '../../../source/ui/main/model/main-store.ts';
import {pressKey} from '../../../source/ui/main/model/run-command.ts';
import {contextsText} from '../../session/open-session.ts';
import {noActions, openStore} from './open-store.ts';
import {sampleContext, sampleLive, sampleSnapshot} from './samples.ts';

/** An entry of the file: what it is called now, and what tells it from the others whatever it is called. */
interface Entry {
	readonly name: string;
	readonly id: string;
}

const letters = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
const first: readonly Entry[] = letters.map(id => ({name: `${id}-context`, id}));

type Step =
	| {readonly do: 'key'; readonly key: string}
	| {readonly do: 'filter'; readonly letter: string}
	| {readonly do: 'outside'; readonly change: 'remove' | 'rename' | 'add' | 'reverse'; readonly at: number}
	| {readonly do: 'own'; readonly change: 'remove' | 'rename'}
	| {readonly do: 'undo'};

const step: fc.Arbitrary<Step> = fc.oneof(
	fc
		.constantFrom('down', 'up', 'g', 'G', 'pagedown', 'ctrl+u', 's', '!', 'space')
		.map(key => ({do: 'key', key}) as const),
	fc.constantFrom(...letters, 'q', 'escape', 'enter').map(letter => ({do: 'filter', letter}) as const),
	fc.record({
		do: fc.constant('outside' as const),
		change: fc.constantFrom('remove', 'rename', 'add', 'reverse'),
		at: fc.nat(20),
	}),
	fc.constantFrom('remove', 'rename').map(change => ({do: 'own', change}) as const),
	fc.constant({do: 'undo'} as const),
);

/** A session whose file is what the test says, at once: the rules of writing it are not what is tried here. */
function openMemory() {
	const checks = createLiveChecks({
		lastStates: new Map(),
		needsToken: () => false,
		check: () => new Promise<never>(() => undefined),
	});
	const listeners = new Set<() => void>();
	const history: Array<readonly Entry[]> = [first];
	const read = (): SessionState => ({
		file: sampleSnapshot(
			(history.at(-1) ?? []).map(({name, id}) => sampleContext(name, {server: `https://${id}.example`})),
		),
		damage: undefined,
		rotation: () => undefined,
		live: name => sampleLive(name < 'd' ? 'rejected' : 'valid'),
		progress: {done: 0, all: 0},
	});
	let state = read();
	const publish = () => {
		state = read();
		for (const listener of listeners) {
			listener();
		}
	};

	const session = {
		workplace: {settings: defaultSettings, environment: {}},
		checks,
		now: () => 0,
		getSnapshot: () => state,
		subscribe(listener: () => void) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
	} as unknown as Session;
	const store = createMainStore(session, {size: {columns: 120, rows: 12}, home: undefined});
	return {
		store,
		change(entries: readonly Entry[]) {
			history.push(entries);
			publish();
		},
		undo() {
			if (history.length > 1) {
				history.pop();
				publish();
			}
		},
		entries: () => history.at(-1) ?? [],
		close() {
			store.close();
			checks.close();
		},
	};
}

type Memory = ReturnType<typeof openMemory>;

const serverOf = (store: MainStore, name: string | undefined) =>
	store.getSnapshot().session.file.contexts.find(context => context.name === name)?.server;

/** What the cursor is on, by what a rename does not change. */
const underCursor = (store: MainStore) => serverOf(store, store.getSnapshot().state.cursor);

function changeFile(memory: Memory, change: 'remove' | 'rename' | 'add' | 'reverse', at: number, round: number): void {
	const now = memory.entries();
	const index = now.length === 0 ? 0 : at % now.length;
	memory.change(
		{
			remove: now.toSpliced(index, 1),
			rename: now.map((entry, place) => (place === index ? {...entry, name: `renamed-${round}`} : entry)),
			add: now.toSpliced(index, 0, {name: `new-${round}`, id: `new${round}`}),
			reverse: now.toReversed(),
		}[change],
	);
}

function take(memory: Memory, taken: Step, round: number): void {
	const {store} = memory;
	const {state, context} = store.getSnapshot();
	switch (taken.do) {
		case 'key':
			if (!state.filtering || taken.key.length > 1) {
				pressKey(store, noActions, taken.key);
			}

			break;
		case 'filter': {
			const isLetter = taken.letter.length === 1;
			if (!state.filtering) {
				pressKey(store, noActions, '/');
			}

			const key: Key = isLetter
				? {name: 'char', text: taken.letter, ctrl: false, alt: false, shift: false}
				: {name: taken.letter as 'escape', text: '', ctrl: false, alt: false, shift: false};
			pressFilterKey(store, key);
			break;
		}

		case 'outside':
			changeFile(memory, taken.change, taken.at, round);
			break;
		case 'own': {
			const at = memory.entries().findIndex(({name}) => name === context?.name);
			if (at !== -1) {
				changeFile(memory, taken.change, at, round);
			}

			break;
		}

		case 'undo':
			memory.undo();
	}
}

/** Whether this step moves the cursor on purpose. */
const moves = (taken: Step) =>
	(taken.do === 'key' && !['s', '!'].includes(taken.key)) || (taken.do === 'filter' && taken.letter !== 'enter');

describe('the cursor belongs to a context', () => {
	it('stays on it through keys, changes by other programs, undo, filter and sort, or goes to its successor', () => {
		fc.assert(
			fc.property(fc.array(step, {minLength: 1, maxLength: 40}), steps => {
				const memory = openMemory();
				const {store} = memory;
				for (const [round, taken] of steps.entries()) {
					const before = store.getSnapshot();
					const was = underCursor(store);
					take(memory, taken, round);
					const {rows, state, session, layout} = store.getSnapshot();
					const index = rows.findIndex(({name}) => name === state.cursor);
					// Whenever there is a row, it is under the cursor, and in sight.
					expect(index >= 0).toBe(rows.length > 0);
					expect(index < 0 || (index >= state.top && index < state.top + layout.listRows)).toBe(true);
					if (moves(taken) || was === undefined || rows.length === 0) {
						continue;
					}

					if (rows.some(({server}) => server === was)) {
						expect([taken, underCursor(store)]).toEqual([taken, was]);
						continue;
					}

					const place = before.rows.findIndex(({server}) => server === was);
					const isShown = ({server}: {server: string | undefined}) => rows.some(row => row.server === server);
					const next =
						before.rows.slice(place + 1).find(isShown) ?? before.rows.slice(0, Math.max(0, place)).findLast(isShown);
					if (place >= 0 && next !== undefined && session.file !== before.session.file) {
						expect([taken, underCursor(store)]).toEqual([taken, next.server]);
					}
				}

				memory.close();
			}),
			{numRuns: 400},
		);
	});

	it('Esc in the filter puts it back where it was, even when nothing matched', () => {
		const {store} = openStore(contextsText(['acme', 'globex', 'initech']));
		pressKey(store, noActions, 'j');
		for (const text of ['init', 'qqqq']) {
			store.dispatch({type: 'filter', text});
			expect(store.getSnapshot().context?.name).toBe(text === 'init' ? 'initech' : undefined);
			store.dispatch({type: 'clear-filter'});
			expect(store.getSnapshot().context?.name).toBe('globex');
		}
	});

	it('is on the best match after a paste into the filter too', () => {
		const {store} = openStore(contextsText(['acme', 'globex', 'initech']));
		pressKey(store, noActions, '/');
		store.dispatch({type: 'filter', text: 'init'});
		expect(store.getSnapshot().context?.name).toBe('initech');
	});

	it('follows a rename and its undo, as do the marks', async () => {
		const {store} = openStore(contextsText(['acme', 'globex', 'initech'], 'https://one.example'));
		pressKey(store, noActions, 'j');
		pressKey(store, noActions, 'space');
		pressKey(store, noActions, 'k');
		await store.session.edit({type: 'rename', from: 'globex', to: 'zulu'});
		expect(store.getSnapshot().state.cursor).toBe('zulu');
		expect([...store.getSnapshot().state.marked]).toEqual(['zulu']);
		await store.session.undo();
		expect(store.getSnapshot().state.cursor).toBe('globex');
		expect([...store.getSnapshot().state.marked]).toEqual(['globex']);
	});
});

describe('after the wizard', () => {
	it('Enter does nothing in the list for half a second', async () => {
		let now = 1000;
		const {store, place} = openStore(contextsText(['acme', 'globex']), {now: () => now});
		store.dispatch({type: 'wizard-closed', now});
		pressKey(store, noActions, 'j');
		now += 400;
		pressKey(store, noActions, 'enter');
		await store.session.edit({type: 'duplicate', from: 'acme', to: 'last'});
		expect(place.file()).toContain('current-context: acme');
		now += 101;
		pressKey(store, noActions, 'enter');
		await store.session.edit({type: 'remove', names: ['last']});
		expect(place.file()).toContain('current-context: globex');
	});
});

describe('the window over the list', () => {
	it('does not scroll until the cursor would leave it', () => {
		expect(topFor(5, 9, 10, 100)).toBe(5);
		expect(topFor(5, 15, 10, 100)).toBe(6);
		expect(topFor(5, 4, 10, 100)).toBe(4);
	});

	it('never shows empty rows below the last context', () => {
		expect(topFor(95, 99, 10, 100)).toBe(90);
		expect(topFor(5, 0, 10, 3)).toBe(0);
	});
});
