import {check} from './check.ts';
import {clear} from './clear.ts';
import type {CommandGroup, CommandSpec} from './command-spec.ts';
import {complete} from './complete.ts';
import {completion} from './completion.ts';
import {create} from './create.ts';
import {current} from './current.ts';
import {demo} from './demo.ts';
import {get} from './get.ts';
import {help} from './help.ts';
import {init} from './init.ts';
import {login} from './login.ts';
import {ls} from './ls.ts';
import {protect} from './protect.ts';
import {purgeBackups} from './purge-backups.ts';
import {rename} from './rename.ts';
import {rm} from './rm.ts';
import {undo} from './undo.ts';
import {update} from './update.ts';
import {use} from './use.ts';
import {userMe} from './user-me.ts';

/** `qctx context …` and `qctx user …`, as in qlik-cli. */
export const groups: readonly CommandGroup[] = [
	{
		name: 'context',
		summary: 'Set up, list, switch and change contexts',
		commands: [init, create, update, get, ls, use, rename, rm, clear, undo, protect, purgeBackups, login],
	},
	{name: 'user', summary: 'Ask the tenant about users', commands: [userMe]},
];

/** Commands of one word. The first six are short forms of `qctx context …`. */
export const commands: readonly CommandSpec[] = [
	init,
	use,
	ls,
	get,
	rename,
	rm,
	current,
	check,
	demo,
	completion,
	help,
	complete,
];
