import type {ContextsEdit} from '../contexts/edit.ts';
import type {Outcome} from '../describe/outcome.ts';
import {tellLeft} from '../describe/rotation.ts';
import {type JournalEntry, openJournal} from '../rotate/journal.ts';

/** Rotations of the contexts that are not finished, begun here or by the command. */
export interface PendingRotations {
	/** As the journal has them now. */
	read(): ReadonlyMap<string, JournalEntry>;
	/** Updates the journal after a change of the file. Removing a context drops its rotation, with a last reminder that the old key is alive. */
	follow(edit: ContextsEdit, outcome: Outcome): Outcome;
}

/** @param dataFolder qctx's own data folder. */
export function openPendingRotations(dataFolder: string, contextsPath: string): PendingRotations {
	const journal = openJournal(dataFolder, contextsPath);
	return {
		read: () => new Map(journal.entries().map(entry => [entry.name, entry])),
		follow(edit, outcome) {
			if (!outcome.ok || (edit.type !== 'rename' && edit.type !== 'remove')) {
				return outcome;
			}

			if (edit.type === 'rename') {
				journal.rename(edit.from, edit.to);
				return outcome;
			}

			const left = edit.names.flatMap(name => journal.entry(name) ?? []);
			for (const {name} of left) {
				journal.remove(name);
			}

			const more = [outcome.more ?? '', ...left.map(tellLeft)].filter(text => text !== '').join(' ');
			return left.length === 0 ? outcome : {...outcome, tone: 'warn', more};
		},
	};
}
