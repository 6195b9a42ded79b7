/** What both the full screen and the plain lines can do. */
export type SharedCommandId =
	| 'use'
	| 'back'
	| 'new'
	| 'edit'
	| 'rename'
	| 'duplicate'
	| 'delete'
	| 'undo'
	| 'redo'
	| 'check'
	| 'check-all'
	| 'filter'
	| 'attention'
	| 'sort'
	| 'json'
	| 'copy'
	| 'open'
	| 'shell'
	| 'rotate'
	| 'protect'
	| 'practice'
	| 'palette'
	| 'help'
	| 'quit';

export interface CommandName {
	/** The key in the full screen; in plain lines it is typed. */
	readonly key: string;
	/** One or two words; in plain lines it can be typed instead of the key. */
	readonly label: string;
	readonly help: string;
}

/** Keys and names of the commands, the same wherever they are named. In the order of the help. */
export const commandNames: Readonly<Record<SharedCommandId, CommandName>> = {
	use: {key: 'Enter', label: 'use', help: 'make a context current'},
	back: {key: '-', label: 'previous', help: 'back to the previous context'},
	new: {key: 'n', label: 'new', help: 'set up a new context'},
	edit: {key: 'e', label: 'edit', help: 'change it; a broken one opens at its fault'},
	rename: {key: 'r', label: 'rename', help: 'give it another name'},
	duplicate: {key: 'c', label: 'duplicate', help: 'copy it under another name'},
	delete: {key: 'd', label: 'delete', help: 'delete it, after asking'},
	undo: {key: 'u', label: 'undo', help: 'undo the last change made here'},
	redo: {key: 'U', label: 'redo', help: 'redo what was undone'},
	check: {key: 'v', label: 'check', help: 'check it against its tenant now'},
	'check-all': {key: 'V', label: 'check all', help: 'check every context now'},
	filter: {key: '/', label: 'filter', help: 'filter by name, host, comment and user'},
	attention: {key: '!', label: 'attention', help: 'show only those that need attention, or all'},
	sort: {key: 's', label: 'sort', help: 'order of the list: file, name, state, end'},
	json: {key: 'J', label: 'JSON', help: 'user me as JSON'},
	copy: {key: 'y', label: 'copy', help: 'copy the user ID, tenant URL or a command'},
	open: {key: 'o', label: 'open', help: 'open the tenant in the browser'},
	shell: {key: 'x', label: 'shell', help: 'open a shell for this context only'},
	rotate: {key: 'R', label: 'rotate', help: 'replace its key or secret with a new one'},
	protect: {key: 'p', label: 'protect', help: 'make contexts.yml readable only by you'},
	practice: {key: 'D', label: 'practice', help: 'try qctx on its practice tenant'},
	palette: {key: ':', label: 'commands', help: 'every command by name'},
	help: {key: '?', label: 'help', help: 'this help'},
	quit: {key: 'q', label: 'quit', help: 'leave qctx'},
};

/** How the list is ordered, in words. */
export const sortNames = {file: 'order of the file', name: 'name', state: 'state', end: 'end of the key'} as const;

/** The order after this one, for the key that goes round. */
export const nextSort = {file: 'name', name: 'state', state: 'end', end: 'file'} as const;
