import type {Context} from '../../contexts/context.ts';
import {tellRotation} from '../../describe/rotation.ts';
import {shellWord} from '../../describe/words/shell-word.ts';
import {shownText} from '../../describe/words/shown-text.ts';
import {openJournal} from '../../rotate/journal.ts';
import type {Services} from './services.ts';

/** Reports on stderr which of these contexts have an unfinished rotation. */
export function tellRotations(services: Services, contextsPath: string, contexts: readonly Context[]): void {
	const entries = new Map(
		openJournal(services.folders().data, contextsPath)
			.entries()
			.map(entry => [entry.name, entry]),
	);
	for (const {name} of contexts) {
		const entry = entries.get(name);
		if (entry !== undefined) {
			const command = `qctx rotate ${shellWord(name)}${entry.phase === 'stored' ? ' --finish' : ''}`;
			services.say(`${shownText(name)}: ${tellRotation(entry, command)}`);
		}
	}
}
