import type {Context} from '../contexts/context.ts';
import type {ContextsEdit} from '../contexts/edit.ts';
import type {ContextsSnapshot} from '../contexts/snapshot.ts';
import type {Outcome} from '../describe/outcome.ts';
import type {LiveState} from '../live/live-state.ts';
import {namesIn} from '../session/names-in.ts';
import {type ListChoice, selectContexts} from '../session/select-contexts.ts';
import type {Session} from '../session/session.ts';
import {isProtected} from '../settings/is-protected.ts';
import type {Settings} from '../settings/settings.ts';
import {states} from '../tenant/state.ts';
import {describeFileChange} from './file-change.ts';
import type {LineReader} from './lines/line-reader.ts';
import {checkOutcome, shortState} from './row.ts';

/** More contexts than this with a new state are reported as a number. */
const mostNamed = 8;

/** A session in lines: what the list shows of it, and what was reported to the person. */
export class Conversation {
	readonly session: Session;
	readonly lines: LineReader;
	filter = '';
	onlyAttention = false;
	sort: Settings['sort'];
	/** The names for the numbers, as last printed. */
	listed: readonly string[] = [];
	/** The number of rows of a long list that were printed. */
	rowsGiven = 0;
	/** The file as the person knows it. */
	#toldFile: ContextsSnapshot;
	#toldDamage: string | undefined;
	readonly #toldStates = new Map<string, string>();
	readonly #stopInterjecting: () => void;

	constructor(session: Session, lines: LineReader) {
		this.session = session;
		this.lines = lines;
		this.sort = session.workplace.settings.sort;
		this.#toldFile = this.file;
		// A change is reported at once during an open question, otherwise before the next one.
		this.#stopInterjecting = session.subscribe(() => {
			if (lines.isIdle) {
				lines.interject(...this.#fileNews());
			}
		});
	}

	get file(): ContextsSnapshot {
		return this.session.getSnapshot().file;
	}

	get isDamaged(): boolean {
		return this.session.getSnapshot().damage !== undefined;
	}

	get choice(): ListChoice {
		const {file, filter, onlyAttention, sort} = this;
		return {snapshot: file, filter, onlyAttention, sort};
	}

	find(name: string): Context | undefined {
		return this.file.contexts.find(context => context.name === name);
	}

	live(name: string): LiveState {
		return this.session.checks.get(name);
	}

	isCurrent(name: string): boolean {
		return name === this.file.current;
	}

	/** The contexts of the list, in its order; from now on they have these numbers. */
	list(): readonly Context[] {
		const {contexts} = selectContexts(this.choice, name => this.live(name));
		this.listed = contexts.map(({name}) => name);
		return contexts;
	}

	/** Reports a result. @returns whether it was done. */
	tell({ok, text, more}: Outcome): boolean {
		this.lines.say(text, ...(more === undefined || more === '' ? [] : [more]));
		return ok;
	}

	/** Makes a change to the file as the person knows it. @returns whether it was made. */
	async change(act: (session: Session, seen: ContextsSnapshot) => Promise<Outcome>): Promise<boolean> {
		const outcome = await act(this.session, this.#toldFile);
		if (outcome.ok) {
			this.#toldFile = this.file;
		}

		return this.tell(outcome);
	}

	async edit(edit: ContextsEdit): Promise<boolean> {
		const confirmed = await this.confirm(namesIn(edit));
		return confirmed !== undefined && this.change((session, seen) => session.edit(edit, seen, confirmed));
	}

	/** Back to the previous context. */
	async switchBack(): Promise<boolean> {
		const previous = this.session.previous();
		const confirmed = await this.confirm(previous === undefined ? [] : [previous]);
		return confirmed !== undefined && this.change(session => session.switchBack(confirmed));
	}

	/** Undo or redo. Only the attempt shows which protected contexts it would touch. */
	async stepThroughHistory(direction: 'undo' | 'redo'): Promise<boolean> {
		const tried = await this.session[direction]();
		if (tried.unconfirmed === undefined) {
			return this.change(async () => tried);
		}

		const confirmed = await this.confirm(tried.unconfirmed);
		return confirmed !== undefined && this.change(session => session[direction](confirmed));
	}

	isProtected(name: string): boolean {
		return isProtected(name, this.session.workplace.settings);
	}

	/** Asks for the names of those that are protected. @returns them; undefined when one was not typed. */
	async confirm(names: readonly string[]): Promise<readonly string[] | undefined> {
		const guarded = names.filter(name => this.isProtected(name));
		for (const name of guarded) {
			const typed = await this.lines.askText(`${name} is protected. Type its name to continue (Enter: leave it):`);
			if (typed !== name) {
				this.lines.say('Nothing was changed.');
				return undefined;
			}
		}

		return guarded;
	}

	/** The person is up to date with the file, because the wizard has reported its changes. */
	fileWasTold(): void {
		this.#toldFile = this.file;
	}

	/** Reports what another program has changed in the file since the last report. */
	tellFileNews(): void {
		this.session.reload();
		this.lines.say(...this.#fileNews());
	}

	#fileNews(): string[] {
		const {file, damage} = this.session.getSnapshot();
		if (damage !== undefined) {
			const isNew = this.#toldDamage !== damage.what;
			this.#toldDamage = damage.what;
			return isNew ? [damage.what, damage.cure, 'Nothing is written until it can be read again.'] : [];
		}

		const news = [
			...(this.#toldDamage === undefined ? [] : ['contexts.yml can be read again.']),
			...describeFileChange(this.#toldFile, file),
		];
		this.#toldDamage = undefined;
		this.#toldFile = file;
		return news;
	}

	/**
	 * Reports the states that have arrived since the last report: what needs attention or has changed, by name (`initech is valid: Peter Gibbons,
	 * 2 s`), the rest as a number.
	 */
	tellStateNews(): void {
		const fresh = this.file.contexts.filter(({name}) => {
			const {pending, remembered, state, result} = this.live(name);
			return result !== undefined && !pending && !remembered && this.#toldStates.get(name) !== state;
		});
		const notable = fresh.filter(
			({name}) => states[this.live(name).state].needsAttention || this.#toldStates.has(name),
		);
		const named = notable.length > mostNamed ? [] : notable;
		for (const {name} of named) {
			const live = this.live(name);
			this.lines.say(`${name} is ${shortState(live, this.session.now())}: ${checkOutcome(live)}`);
		}

		for (const {name} of fresh) {
			this.stateWasTold(name);
		}

		const others = fresh.length - named.length;
		if (others > 0) {
			const unwell = named.length === 0 ? notable.length : 0;
			this.lines.say(`${others} more checked, ${unwell === 0 ? 'all well' : `${unwell} need attention`}.`);
		}
	}

	stateWasTold(name: string): void {
		const {state, remembered} = this.live(name);
		if (!remembered) {
			this.#toldStates.set(name, state);
		}
	}

	close(): void {
		this.#stopInterjecting();
		this.session.close();
	}
}
