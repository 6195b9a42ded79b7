const beginUpdate = '\u001B[?2026h';
const endUpdate = '\u001B[?2026l';

/** Longer than the new frame takes, but shorter than a terminal waits for the end of an update. */
const frameMs = 50;

/**
 * Begins a synchronized update (DEC mode 2026) on every resize, because Ink erases the screen before it draws the new frame, which would be visible as a
 * flash (docs/terminal.md, "Ink"). The frame ends the update, or else the timer does. Call this before Ink starts listening.
 */
export function steadyResize(stdout: NodeJS.WriteStream): () => void {
	let timer: NodeJS.Timeout | undefined;
	const onResize = () => {
		clearTimeout(timer);
		stdout.write(beginUpdate);
		timer = setTimeout(() => stdout.write(endUpdate), frameMs);
	};
	stdout.on('resize', onResize);
	return () => {
		clearTimeout(timer);
		stdout.off('resize', onResize);
	};
}
