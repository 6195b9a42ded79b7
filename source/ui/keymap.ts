import {commandNames, type SharedCommandId} from '../describe/command-names.ts';
import type {LiveState} from '../live/live-state.ts';
import type {CommandId} from './command-id.ts';
import type {MainView} from './main/model/main-store.ts';

/** The facts that decide whether a key can act now. */
export interface KeyFacts extends Pick<MainView, 'state' | 'session' | 'context'> {
	/** What is known about the context under the cursor. */
	readonly live: LiveState | undefined;
	/** The practice tenant is already open. */
	readonly practising: boolean;
}

/** One command of the main screen. Dispatch, footer, help, palette and docs/keys.md are derived from this table. */
export interface KeyBinding {
	readonly id: CommandId;
	/** Names as returned by `keyName`; the first is shown. */
	readonly keys: readonly string[];
	/** The keys as written for people. */
	readonly shown: string;
	/** One or two words for footer and palette. */
	readonly label: string;
	readonly help: string;
	/** Place in the footer, lower first; not in the footer if undefined. */
	readonly footer?: number;
	/** Why it cannot act now; undefined when it can. */
	readonly whyNot?: (facts: KeyFacts) => string | undefined;
}

function needsContext({context}: KeyFacts): string | undefined {
	return context === undefined ? 'no context under the cursor' : undefined;
}

function needsFile({session}: KeyFacts): string | undefined {
	return session.damage === undefined ? undefined : 'contexts.yml cannot be read; nothing is written until it is fixed';
}

function needsContextInFile(view: KeyFacts): string | undefined {
	return needsFile(view) ?? needsContext(view);
}

function needsContexts(purpose: string) {
	return ({session}: KeyFacts) => (session.file.contexts.length === 0 ? `no contexts ${purpose}` : undefined);
}

type More = Partial<Omit<KeyBinding, 'id' | 'shown' | 'label'>>;

/** A command that the plain front end has too, with the same key and name. */
function shared(id: SharedCommandId, more: More = {}): KeyBinding {
	const {key, label, help} = commandNames[id];
	return {id, keys: [key], shown: key, label, help, ...more};
}

/** A command that only the full screen has. */
function own(id: CommandId, keys: readonly string[], shown: string, label: string, help: string, more: More = {}) {
	return {id, keys, shown, label, help, ...more} satisfies KeyBinding;
}

function cannotSignIn({context}: KeyFacts): string | undefined {
	return context?.credentials.kind === 'none' ? 'this context has no credentials' : undefined;
}

const needsRows: More = {
	whyNot: ({state, session}) =>
		state.pane === 'list' && session.file.contexts.length === 0 ? 'no contexts to move to' : undefined,
};

export const keymap: readonly KeyBinding[] = [
	shared('use', {
		keys: ['enter'],
		help: 'make the context under the cursor current',
		footer: 1,
		whyNot: view =>
			needsContextInFile(view) ??
			(view.context?.name === view.session.file.current ? 'it is the current context already' : undefined),
	}),
	shared('back', {whyNot: needsFile}),
	shared('new', {footer: 2, whyNot: needsFile}),
	shared('edit', {footer: 3, whyNot: needsContextInFile}),
	shared('rename', {whyNot: needsContextInFile}),
	shared('duplicate', {whyNot: needsContextInFile}),
	own('mark', ['space'], 'Space', 'mark', 'mark it; d and v act on all marked ones', {whyNot: needsContext}),
	shared('delete', {keys: ['d', 'delete'], whyNot: needsContextInFile}),
	shared('undo', {footer: 7, whyNot: needsFile}),
	shared('redo', {whyNot: needsFile}),
	shared('check', {footer: 4, whyNot: needsContext}),
	shared('check-all', {whyNot: needsContexts('to check')}),
	shared('filter', {footer: 5, whyNot: needsContexts('to filter')}),
	shared('attention', {whyNot: needsContexts('to look through')}),
	shared('sort', {whyNot: needsContexts('to sort')}),
	own('other-pane', ['tab', 'backtab'], 'Tab', 'other pane', 'move between the list and the pane'),
	shared('json', {
		help: 'show only the JSON, or the whole pane',
		whyNot: view =>
			needsContext(view) ??
			(view.live?.result?.user === undefined && !view.state.jsonOnly
				? `no user me for this context: ${view.live?.state ?? 'unchecked'}`
				: undefined),
	}),
	shared('copy', {footer: 6, whyNot: needsContext}),
	shared('open', {
		whyNot: view =>
			needsContext(view) ?? (view.context?.server === undefined ? 'this context has no server' : undefined),
	}),
	shared('shell', {footer: 6.5, whyNot: view => needsContext(view) ?? cannotSignIn(view)}),
	shared('rotate', {whyNot: view => needsContextInFile(view) ?? cannotSignIn(view)}),
	shared('protect', {
		whyNot: ({session}) => (session.file.othersCanRead ? undefined : 'the file is private already'),
	}),
	shared('practice', {
		whyNot: ({session, practising}) => {
			if (practising) {
				return 'this is the practice tenant';
			}

			return session.file.contexts.length > 0 ? 'for the practice tenant, run: qctx demo' : undefined;
		},
	}),
	own('up', ['up', 'k'], '↑ k', 'up', 'one up', needsRows),
	own('down', ['down', 'j'], '↓ j', 'down', 'one down', needsRows),
	own('top', ['g', 'home'], 'g Home', 'top', 'to the top', needsRows),
	own('bottom', ['G', 'end'], 'G End', 'bottom', 'to the bottom', needsRows),
	own('page-up', ['pageup'], 'PgUp', 'page up', 'a page up', needsRows),
	own('page-down', ['pagedown'], 'PgDn', 'page down', 'a page down', needsRows),
	own('half-page-up', ['ctrl+u'], 'Ctrl-U', 'half a page up', 'half a page up', needsRows),
	own('half-page-down', ['ctrl+d'], 'Ctrl-D', 'half a page down', 'half a page down', needsRows),
	own('escape', ['escape'], 'Esc', 'clear', 'clear marks, then filter'),
	shared('palette'),
	shared('help', {footer: 8}),
	own('repaint', ['ctrl+l'], 'Ctrl-L', 'repaint', 'redraw'),
	own('suspend', ['ctrl+z'], 'Ctrl-Z', 'suspend', 'back to the shell; fg resumes'),
	shared('quit', {keys: ['q', 'ctrl+c'], footer: 9}),
];

/** The commands in the footer of the list, in order. */
export const footerCommands: readonly CommandId[] = keymap
	.filter(({footer}) => footer !== undefined)
	.toSorted((one, other) => (one.footer ?? 0) - (other.footer ?? 0))
	.map(({id}) => id);

/** A key as written when only ASCII can be shown. */
export function keyText(shown: string, ascii: boolean): string {
	return ascii ? shown.replace('↑↓', 'Up/Down').replace('↑', 'Up').replace('↓', 'Down') : shown;
}

const byKey = new Map(keymap.flatMap(binding => binding.keys.map(key => [key, binding] as const)));

/** The command for a key with a name from `keyName`. */
export function bindingOf(key: string): KeyBinding | undefined {
	return byKey.get(key);
}

/** A command by its id. */
export function binding(id: CommandId): KeyBinding {
	const found = keymap.find(candidate => candidate.id === id);
	if (found === undefined) {
		throw new Error(`no command ${id} in the key table`);
	}

	return found;
}
