import {lineAtEnd} from '../../text/edit-line.ts';
import type {CommandId} from '../command-id.ts';
import type {MainStore} from '../main/model/main-store.ts';
import type {DeleteQuestion, NameQuestion, Overlay, ProtectedQuestion} from './overlay.ts';

export function showOverlay(store: MainStore, overlay: Overlay | undefined): void {
	store.dispatch({type: 'overlay', overlay});
}

/** Asks whether to delete. Adds a moment later whether a backup can be kept. */
export async function askToDelete(
	store: MainStore,
	names: readonly string[],
	confirmed: readonly string[],
): Promise<void> {
	const question: DeleteQuestion = {kind: 'delete', names, confirmed};
	showOverlay(store, question);
	const problem = await store.session.workplace.store.backupProblem();
	if (problem !== undefined && store.getSnapshot().state.overlay === question) {
		showOverlay(store, {...question, noBackup: problem.what});
	}
}

/** Asks for the names of protected contexts before a command acts on them. */
export function askForProtected(
	store: MainStore,
	command: CommandId,
	names: ProtectedQuestion['names'],
	confirmed: readonly string[] = [],
): void {
	showOverlay(store, {kind: 'protected', names, confirmed, command, line: lineAtEnd('')});
}

export function askForName(
	store: MainStore,
	purpose: NameQuestion['purpose'],
	from: string,
	confirmed: readonly string[],
): void {
	const taken = new Set(store.getSnapshot().session.file.contexts.map(({name}) => name));
	showOverlay(store, {
		kind: 'name',
		purpose,
		from,
		confirmed,
		line: lineAtEnd(purpose === 'rename' ? from : freeName(from, taken)),
	});
}

/** `acme-prod-2`, or the next free number. */
function freeName(name: string, taken: ReadonlySet<string>): string {
	let number = 2;
	while (taken.has(`${name}-${number}`)) {
		number++;
	}

	return `${name}-${number}`;
}

export function openPalette(store: MainStore): void {
	showOverlay(store, {kind: 'palette', line: lineAtEnd(''), selected: 0});
}
