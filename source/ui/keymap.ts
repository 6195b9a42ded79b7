import type {Context} from '../contexts/context.ts';
import type {MainState} from './main/main-state.ts';

export type CommandId =
	| 'up'
	| 'down'
	| 'top'
	| 'bottom'
	| 'page-up'
	| 'page-down'
	| 'half-page-up'
	| 'half-page-down'
	| 'use'
	| 'back'
	| 'new'
	| 'edit'
	| 'rename'
	| 'duplicate'
	| 'mark'
	| 'delete'
	| 'undo'
	| 'redo'
	| 'check'
	| 'check-all'
	| 'filter'
	| 'attention'
	| 'sort'
	| 'other-pane'
	| 'json'
	| 'copy'
	| 'open'
	| 'protect'
	| 'practice'
	| 'palette'
	| 'help'
	| 'escape'
	| 'repaint'
	| 'suspend'
	| 'quit';

/** What decides whether a key can act now. */
export interface KeyView {
	readonly state: MainState;
	/** The context under the cursor. */
	readonly context: Context | undefined;
	/** Open on the practice tenant already. */
	readonly practising: boolean;
}

/** One command of the main screen. Dispatch, footer, help, palette and the readme's list of keys are made from this table. */
export interface KeyBinding {
	readonly id: CommandId;
	/** Names as `keyName` gives them; the first is shown. */
	readonly keys: readonly string[];
	/** How the keys are written for people. */
	readonly shown: string;
	/** One or two words for footer and palette. */
	readonly label: string;
	readonly help: string;
	/** Place in the footer, lower first; without one it is not there. */
	readonly footer?: number;
	/** Why it can do nothing now; undefined when it can. */
	readonly whyNot?: (view: KeyView) => string | undefined;
}

function needsContext({context}: KeyView): string | undefined {
	return context === undefined ? 'no context under the cursor' : undefined;
}

function needsFile({state}: KeyView): string | undefined {
	return state.damage === undefined ? undefined : 'contexts.yml cannot be read; nothing is written until it is mended';
}

function needsContextInFile(view: KeyView): string | undefined {
	return needsFile(view) ?? needsContext(view);
}

export const keymap: readonly KeyBinding[] = [
	{
		id: 'use',
		keys: ['enter'],
		shown: 'Enter',
		label: 'use',
		help: 'make the context under the cursor current',
		footer: 1,
		whyNot: view =>
			needsContextInFile(view) ??
			(view.context?.name === view.state.snapshot.current ? 'it is the current context already' : undefined),
	},
	{
		id: 'back',
		keys: ['-'],
		shown: '-',
		label: 'previous',
		help: 'back to the context that was current before',
		whyNot: needsFile,
	},
	{
		id: 'new',
		keys: ['n'],
		shown: 'n',
		label: 'new',
		help: 'set a new context up',
		footer: 2,
		whyNot: needsFile,
	},
	{
		id: 'edit',
		keys: ['e'],
		shown: 'e',
		label: 'edit',
		help: 'change it; a rejected one opens at the secret',
		footer: 3,
		whyNot: needsContextInFile,
	},
	{id: 'rename', keys: ['r'], shown: 'r', label: 'rename', help: 'give it another name', whyNot: needsContextInFile},
	{
		id: 'duplicate',
		keys: ['c'],
		shown: 'c',
		label: 'duplicate',
		help: 'copy it under another name',
		whyNot: needsContextInFile,
	},
	{
		id: 'mark',
		keys: ['space'],
		shown: 'Space',
		label: 'mark',
		help: 'mark it; d and v act on all marked ones',
		whyNot: needsContext,
	},
	{
		id: 'delete',
		keys: ['d', 'delete'],
		shown: 'd',
		label: 'delete',
		help: 'delete it, after a question',
		whyNot: needsContextInFile,
	},
	{
		id: 'undo',
		keys: ['u'],
		shown: 'u',
		label: 'undo',
		help: 'undo the last change of the file made here',
		footer: 7,
		whyNot: needsFile,
	},
	{id: 'redo', keys: ['U'], shown: 'U', label: 'redo', help: 'do again what was undone', whyNot: needsFile},
	{
		id: 'check',
		keys: ['v'],
		shown: 'v',
		label: 'check',
		help: 'check it against its tenant now',
		footer: 4,
		whyNot: needsContext,
	},
	{
		id: 'check-all',
		keys: ['V'],
		shown: 'V',
		label: 'check all',
		help: 'check every context now',
		whyNot: ({state}) => (state.snapshot.contexts.length === 0 ? 'no contexts to check' : undefined),
	},
	{
		id: 'filter',
		keys: ['/'],
		shown: '/',
		label: 'filter',
		help: 'filter by name, host, comment and user',
		footer: 5,
		whyNot: ({state}) => (state.snapshot.contexts.length === 0 ? 'no contexts to filter' : undefined),
	},
	{id: 'attention', keys: ['!'], shown: '!', label: 'attention', help: 'only those that need attention, and back'},
	{id: 'sort', keys: ['s'], shown: 's', label: 'sort', help: 'order of the list: file, name, state'},
	{
		id: 'other-pane',
		keys: ['tab', 'backtab'],
		shown: 'Tab',
		label: 'other pane',
		help: 'move between the list and the pane',
	},
	{
		id: 'json',
		keys: ['J'],
		shown: 'J',
		label: 'JSON',
		help: 'the pane shows the JSON alone, and back',
		whyNot: needsContext,
	},
	{
		id: 'copy',
		keys: ['y'],
		shown: 'y',
		label: 'copy',
		help: 'copy the user id, the tenant URL or a command',
		footer: 6,
		whyNot: needsContext,
	},
	{
		id: 'open',
		keys: ['o'],
		shown: 'o',
		label: 'open',
		help: 'open the tenant in the browser',
		whyNot: view =>
			needsContext(view) ?? (view.context?.server === undefined ? 'this context has no server' : undefined),
	},
	{
		id: 'protect',
		keys: ['p'],
		shown: 'p',
		label: 'protect',
		help: 'make contexts.yml readable by you only',
		whyNot: ({state}) => (state.snapshot.othersCanRead ? undefined : 'the file is private already'),
	},
	{
		id: 'practice',
		keys: ['D'],
		shown: 'D',
		label: 'practice',
		help: 'the practice tenant, when there are no contexts',
		whyNot: ({state, practising}) => {
			if (practising) {
				return 'this is the practice tenant';
			}

			return state.snapshot.contexts.length > 0 ? 'for the practice tenant, run: qctx demo' : undefined;
		},
	},
	{id: 'up', keys: ['up', 'k'], shown: '↑ k', label: 'up', help: 'one up'},
	{id: 'down', keys: ['down', 'j'], shown: '↓ j', label: 'down', help: 'one down'},
	{id: 'top', keys: ['g', 'home'], shown: 'g Home', label: 'top', help: 'to the top'},
	{id: 'bottom', keys: ['G', 'end'], shown: 'G End', label: 'bottom', help: 'to the bottom'},
	{id: 'page-up', keys: ['pageup'], shown: 'PgUp', label: 'page up', help: 'a page up'},
	{id: 'page-down', keys: ['pagedown'], shown: 'PgDn', label: 'page down', help: 'a page down'},
	{id: 'half-page-up', keys: ['ctrl+u'], shown: 'Ctrl-U', label: 'half a page up', help: 'half a page up'},
	{id: 'half-page-down', keys: ['ctrl+d'], shown: 'Ctrl-D', label: 'half a page down', help: 'half a page down'},
	{
		id: 'escape',
		keys: ['escape'],
		shown: 'Esc',
		label: 'clear',
		help: 'take marks, filter and ! back, one after the other',
	},
	{id: 'palette', keys: [':'], shown: ':', label: 'commands', help: 'every command by name'},
	{id: 'help', keys: ['?'], shown: '?', label: 'help', help: 'this help', footer: 8},
	{id: 'repaint', keys: ['ctrl+l'], shown: 'Ctrl-L', label: 'repaint', help: 'draw the screen anew'},
	{id: 'suspend', keys: ['ctrl+z'], shown: 'Ctrl-Z', label: 'suspend', help: 'back to the shell; fg resumes'},
	{id: 'quit', keys: ['q', 'ctrl+c'], shown: 'q', label: 'quit', help: 'leave qctx', footer: 9},
];

const byKey = new Map(keymap.flatMap(binding => binding.keys.map(key => [key, binding] as const)));

/** The command of a key, named as by `keyName`. */
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
