/** Signals that, unless a process listens for them, kill it without an `exit` event. */
const endings = ['SIGTERM', 'SIGHUP', 'SIGINT'] as const;

/**
 * Calls `clean`, which must be synchronous, when the process ends by itself or by a signal. The signal then has its usual effect: on its other
 * listeners or, if there are none, on the process.
 * @returns a function that cancels this.
 */
export function onEnd(clean: () => void): () => void {
	const bySignal = (signal: NodeJS.Signals) => {
		const others = process.listenerCount(signal) > 1;
		cancel();
		clean();
		if (!others) {
			process.kill(process.pid, signal);
		}
	};
	const cancel = () => {
		process.off('exit', clean);
		for (const signal of endings) {
			process.off(signal, bySignal);
		}
	};

	process.once('exit', clean);
	for (const signal of endings) {
		process.on(signal, bySignal);
	}

	return cancel;
}
