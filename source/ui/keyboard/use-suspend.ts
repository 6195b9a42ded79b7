import {useCallback, useEffect} from 'react';
import {stopProcess} from '../../terminal/stop-process.ts';

/**
 * Gives the function that stops the program as Ctrl-Z does elsewhere: the terminal is handed back before, and taken up again on `fg` with a repaint at
 * the present size. The same happens when somebody else stops it: a stop that can be caught (SIGTSTP) hands the terminal back, and after one that cannot
 * (SIGSTOP) it is taken up again as if it had been.
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
