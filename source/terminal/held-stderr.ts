/**
 * Keeps everything that Node or a library writes to stderr off the screen: writes to the stream, and Node's warnings, which bypass
 * it (for example about unreadable certificates).
 * @param onText gets each text at once.
 * @returns a function that writes the held text to stderr and lets everything through from then on.
 */
export function holdStderr(onText: (text: string) => void): () => void {
	const {stderr} = process;
	const held: string[] = [];
	const hold = (text: string) => {
		held.push(text);
		onText(text.trim());
	};
	const onWarning = ({name, message}: Error) => hold(`${name}: ${message}\n`);
	const listeners = process.listeners('warning');
	process.removeAllListeners('warning');
	process.on('warning', onWarning);
	const {write} = stderr;
	let isHeld = true;
	stderr.write = (chunk: Uint8Array | string, ...rest: unknown[]): boolean => {
		hold(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString());
		const whenDone = rest.find(argument => typeof argument === 'function');
		if (whenDone !== undefined) {
			process.nextTick(whenDone as () => void);
		}

		return true;
	};
	return () => {
		if (!isHeld) {
			return;
		}

		isHeld = false;
		stderr.write = write;
		process.off('warning', onWarning);
		for (const listener of listeners) {
			process.on('warning', listener);
		}

		if (held.length > 0) {
			stderr.write(held.join(''));
		}
	};
}
