import {setTimeout as delay} from 'node:timers/promises';

/** Milliseconds of running time within which the system stops the process, if it does. */
const grace = 100;

/**
 * Stops the program as the terminal does for Ctrl-Z elsewhere: with its whole process group, because otherwise `npm run` would keep the shell waiting.
 * Resolves when it continues. In a window without a shell nobody could continue it, so the system does not stop it (POSIX: an orphaned process group), and
 * on Windows it cannot be stopped.
 */
export async function stopProcess(): Promise<void> {
	if (process.platform !== 'win32') {
		process.kill(0, 'SIGTSTP');
		// The process is stopped before this ends. It also keeps Node alive after `fg`, when nobody listens to stdin.
		await delay(grace);
	}
}
