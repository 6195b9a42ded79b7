/** Signals that end a process which does not listen for them, without its `exit` event. */
const endings = ['SIGTERM', 'SIGHUP', 'SIGINT'] as const;

/**
 * Calls `clean` (which must not wait for anything) when the process ends, by itself or by a signal. A signal goes on to what it does otherwise: to those
 * who listen for it, or, when nobody else does, to the end of the process.
 * @returns what takes it back.
 */
export function onEnd(clean: () => void): () => void {
	const bySignal = (signal: NodeJS.Signals) => {
		const others = process.listenerCount(signal) > 1;
		takeBack();
		clean();
		if (!others) {
			process.kill(process.pid, signal);
		}
	};
	const takeBack = () => {
		process.off('exit', clean);
		for (const signal of endings) {
			process.off(signal, bySignal);
		}
	};

	process.once('exit', clean);
	for (const signal of endings) {
		process.on(signal, bySignal);
	}

	return takeBack;
}
