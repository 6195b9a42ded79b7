import {homedir} from 'node:os';
import type {Context} from '../contexts/context.ts';
import type {ContextsEdit} from '../contexts/edit.ts';
import {type ContextsSnapshot, emptySnapshot, isSameSnapshot} from '../contexts/snapshot.ts';
import type {Change, ContextsStore} from '../contexts/store.ts';
import {shortPath} from '../describe/short-path.ts';
import {readLastStates, writeLastStates} from '../live/last-states.ts';
import {type LiveChecks, priorities} from '../live/live-checks.ts';
import type {LiveState} from '../live/live-state.ts';
import {createTenantChecks} from '../live/tenant-checks.ts';
import {type ListChoice, selectContexts} from '../session/select-contexts.ts';
import type {Folders} from '../settings/folders.ts';
import {recordSwitch, renamePrevious} from '../settings/previous-context.ts';
import type {Settings} from '../settings/settings.ts';
import {states} from '../tenant/state.ts';
import type {Problem, Result} from '../text/problem.ts';
import {outcomeWords, stateWords} from './list-words.ts';
import {fileNews} from './news.ts';
import type {PlainLines} from './plain-lines.ts';

/** What plain lines work on: the user's own file, or the practice tenant. */
export interface Workplace {
	readonly store: ContextsStore;
	readonly folders: Folders;
	readonly settings: Settings;
	readonly environment: NodeJS.ProcessEnv;
	/** A client of the practice tenant to try the wizard with; set when this is the practice tenant. */
	readonly practice?: {readonly url: string; readonly clientId: string; readonly clientSecret: string};
}

/** The accessible list's state: the file as it was last read, what the list shows of it, and what the person was told. */
export class Desk {
	readonly place: Workplace;
	readonly lines: PlainLines;
	readonly checks: LiveChecks;
	readonly now = Date.now;
	/** Why the file cannot be read now; `snapshot` is then what it was before. */
	damage: Problem | undefined;
	snapshot: ContextsSnapshot;
	filter = '';
	onlyAttention = false;
	sort: Settings['sort'];
	/** The names behind the numbers, as they were last said. */
	listed: readonly string[] = [];
	/** Of a long list, how many rows were said. */
	saidRows = 0;
	/** The file as the person knows it. */
	#said: ContextsSnapshot;
	#saidDamage: string | undefined;
	readonly #saidStates = new Map<string, string>();

	constructor(place: Workplace, lines: PlainLines) {
		const {store, folders, settings, environment} = place;
		this.place = place;
		this.lines = lines;
		this.sort = settings.sort;
		this.checks = createTenantChecks({
			environment,
			timeoutMs: settings.timeoutSeconds * 1000,
			lastStates: readLastStates(folders.cache, store.path),
		});
		this.snapshot = emptySnapshot(store.path);
		const read = store.read();
		if (read.ok) {
			this.snapshot = read.value;
			this.checks.update(read.value.contexts);
		} else {
			this.damage = read.problem;
		}

		this.#said = this.snapshot;
	}

	/** The file's path as people write it. */
	get shownPath(): string {
		return shortPath(this.place.store.path, homedir());
	}

	get choice(): ListChoice {
		const {snapshot, filter, onlyAttention, sort} = this;
		return {snapshot, filter, onlyAttention, sort};
	}

	/** The contexts of the list, in its order; the numbers are given anew. */
	list(): readonly Context[] {
		const {contexts} = selectContexts(this.choice, this.checks.get);
		this.listed = contexts.map(({name}) => name);
		return contexts;
	}

	find(name: string): Context | undefined {
		return this.snapshot.contexts.find(context => context.name === name);
	}

	live(name: string): LiveState {
		return this.checks.get(name);
	}

	/** Reads the file again, whoever changed it. */
	read(): void {
		const read = this.place.store.read();
		this.damage = read.ok ? undefined : read.problem;
		if (read.ok && !isSameSnapshot(this.snapshot, read.value)) {
			recordSwitch(this.place.folders, this.place.store.path, this.snapshot.current, read.value);
			this.#accept(read.value);
		}
	}

	#accept(snapshot: ContextsSnapshot): void {
		this.snapshot = snapshot;
		this.checks.update(snapshot.contexts);
		if (this.place.settings.checkOnStart === 'all') {
			const unasked = snapshot.contexts.filter(({name}) => {
				const {result, pending} = this.live(name);
				return result === undefined && !pending;
			});
			this.checks.check(
				unasked.map(({name}) => name),
				priorities.visible,
			);
		}
	}

	/** What changed in the file without this program since the person was told; from now on it is told. */
	fileNews(): string[] {
		this.read();
		if (this.damage !== undefined) {
			const {what, cure} = this.damage;
			const isNew = this.#saidDamage !== what;
			this.#saidDamage = what;
			return isNew ? [what, cure, 'Nothing is written until it can be read again.'] : [];
		}

		const mended = this.#saidDamage === undefined ? [] : ['contexts.yml can be read again.'];
		const news = fileNews(this.#said, this.snapshot);
		this.#saidDamage = undefined;
		this.#said = this.snapshot;
		return [...mended, ...news];
	}

	/**
	 * States that came in since the person was told: what needs attention, or changed since it was said, by name (`initech is valid: Peter Gibbons,
	 * 2 s`), the rest as a number.
	 */
	stateNews(): string[] {
		const fresh = this.snapshot.contexts.filter(({name}) => {
			const {pending, remembered, state, result} = this.live(name);
			return result !== undefined && !pending && !remembered && this.#saidStates.get(name) !== state;
		});
		const worthAName = fresh.filter(
			({name}) => states[this.live(name).state].needsAttention || this.#saidStates.has(name),
		);
		const named = worthAName.length > mostNews ? [] : worthAName;
		const rows = named.map(({name}) => {
			const live = this.live(name);
			return `${name} is ${stateWords(live, this.now())}: ${outcomeWords(live)}`;
		});
		for (const {name} of fresh) {
			this.sayState(name);
		}

		const unnamed = fresh.length - named.length;
		const broken = named.length === 0 ? worthAName.length : 0;
		return unnamed === 0
			? rows
			: [...rows, `${unnamed} more checked, ${broken === 0 ? 'all well' : `${broken} of them to look at`}.`];
	}

	/** The person was told the state of a context. */
	sayState(name: string): void {
		const {state, remembered} = this.live(name);
		if (!remembered) {
			this.#saidStates.set(name, state);
		}
	}

	/** Changes the file and says what was done, or why not. */
	async edit(edit: ContextsEdit): Promise<boolean> {
		const done = await this.change(async () => this.place.store.apply(edit, {seen: this.#said}));
		if (done && edit.type === 'rename') {
			renamePrevious(this.place.folders, this.place.store.path, edit.from, edit.to);
		}

		return done;
	}

	/** The same for undo, redo and protect. */
	async change(act: () => Promise<Result<Change>>): Promise<boolean> {
		const {folders, store} = this.place;
		const before = this.snapshot.current;
		const result = await act();
		if (!result.ok) {
			this.lines.say(result.problem.what, result.problem.cure);
			return false;
		}

		const {snapshot, description, warning} = result.value;
		recordSwitch(folders, store.path, before, snapshot);
		this.#accept(snapshot);
		this.#said = snapshot;
		this.lines.say(description, ...(warning === undefined ? [] : [warning]));
		return true;
	}

	/** After the wizard wrote the file: it has said so. */
	acceptOwnChange(): void {
		this.read();
		this.#said = this.snapshot;
	}

	/** Ends what is under way and keeps the states for next time. */
	close(): void {
		writeLastStates(this.place.folders.cache, this.place.store.path, this.checks.lastStates());
		this.checks.close();
	}
}

/** More news than this are a number. */
const mostNews = 8;
