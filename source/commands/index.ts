import {check} from './check/check.ts';
import type {CommandGroup, CommandSpec} from './command-line/command-spec.ts';
import {complete} from './completion/complete.ts';
import {completion} from './completion/completion.ts';
import {clear} from './context/clear.ts';
import {create} from './context/create.ts';
import {current} from './context/current.ts';
import {get} from './context/get.ts';
import {importContexts} from './context/import.ts';
import {login} from './context/login.ts';
import {ls} from './context/ls.ts';
import {protect} from './context/protect.ts';
import {purgeBackups} from './context/purge-backups.ts';
import {rename} from './context/rename.ts';
import {rm} from './context/rm.ts';
import {undo} from './context/undo.ts';
import {update} from './context/update.ts';
import {use} from './context/use.ts';
import {demo} from './demo.ts';
import {help} from './help/help.ts';
import {init} from './init/init.ts';
import {rotate} from './rotate/rotate.ts';
import {exec} from './run/exec.ts';
import {shell} from './run/shell.ts';
import {token} from './run/token.ts';
import {userMe} from './user/user-me.ts';

/** `qctx context …` and `qctx user …`, as in qlik-cli. */
export const groups: readonly CommandGroup[] = [
	{
		name: 'context',
		summary: 'Set up, list, switch and change contexts',
		commands: [
			init,
			create,
			update,
			get,
			ls,
			use,
			rename,
			rm,
			clear,
			undo,
			protect,
			importContexts,
			purgeBackups,
			login,
			// Names from qlik-cli's predecessor.
			{...use, name: 'set', hidden: true},
			{...clear, name: 'unset', hidden: true},
		],
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
	exec,
	shell,
	token,
	rotate,
	demo,
	completion,
	help,
	complete,
];
