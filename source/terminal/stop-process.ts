import {setTimeout as delay} from 'node:timers/promises';

/** Milliseconds of running time in which the system stops us, if it does. */
const grace = 100;

/**
 * Stops the program as the terminal does for Ctrl-Z elsewhere: with its whole process group, or `npm run` would go on waiting in front of the shell.
 * Resolves when it goes on. In a window without a shell nobody could continue it; there the system stops nothing (POSIX: an orphaned process group), and
 * on Windows nothing can be stopped.
 */
export async function stopProcess(): Promise<void> {
	if (process.platform !== 'win32') {
		process.kill(0, 'SIGTSTP');
		// The process is stopped before this ends. It also keeps Node alive at `fg`, when nobody listens to stdin (shared/toolchain.md section 1.4).
		await delay(grace);
	}
}
