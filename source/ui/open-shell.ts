import {setImmediate as afterReads} from 'node:timers/promises';
import {exitCodeOf, runChild} from '../run/child/run-child.ts';
import {selfCommand} from '../terminal/self-command.ts';
import type {MainStore} from './main/model/main-store.ts';

/** The exit code of `qctx shell` when qctx itself failed, for example because the sign-in was refused. */
const notOpened = 125;

/**
 * Runs `qctx shell NAME` on the handed-over terminal until it exits. A process of its own, because it renews the token while this one draws
 * nothing and knows nothing of the shell.
 */
export async function openShell(store: MainStore, name: string, confirmed: readonly string[]): Promise<void> {
	const {file, args} = selfCommand();
	// Keep reading the terminal until its pending answers have arrived.
	await afterReads();
	await afterReads();
	const words = [...args, 'shell', name, ...confirmed.flatMap(each => ['--yes', each])];
	const end = await runChild(file, words, {environment: store.session.workplace.environment, sharesTerminal: true});
	if (exitCodeOf(end) === notOpened) {
		store.notify(`no shell: ${name} could not sign in`, 'bad');
		store.session.check([name]);
	} else {
		store.notify(`back from the shell of ${name}`);
	}

	store.session.reload();
}
