import {useCallback, useEffect} from 'react';
import {stopProcess} from '../../terminal/stop-process.ts';

/**
 * Returns a function that stops the program as Ctrl-Z does elsewhere: it first restores the terminal, and on `fg` takes it back with a repaint at
 * the current size. The same happens when another process stops it: a stop that can be caught (SIGTSTP) restores the terminal, and after one that cannot
 * (SIGSTOP) the terminal is taken back as if it had been restored.
 */
export function useSuspend(handOver: (task: () => Promise<void>) => void): () => void {
	const suspend = useCallback(
		() =>
			handOver(async () => {
				// The system does not stop a process that listens for the signal.
				const listeners = process.listeners('SIGTSTP');
				process.removeAllListeners('SIGTSTP');
				await stopProcess();
				for (const listener of listeners) {
					process.on('SIGTSTP', listener);
				}
			}),
		[handOver],
	);
	useEffect(() => {
		if (process.platform === 'win32') {
			return undefined;
		}

		const goOn = () => handOver(async () => undefined);
		process.on('SIGTSTP', suspend);
		process.on('SIGCONT', goOn);
		return () => {
			process.off('SIGTSTP', suspend);
			process.off('SIGCONT', goOn);
		};
	}, [handOver, suspend]);
	return suspend;
}
