const beginUpdate = '\u001B[?2026h';
const endUpdate = '\u001B[?2026l';

/** Longer than the new frame takes; a terminal that hears no end waits longer still. */
const frameMs = 50;

/**
 * Begins a synchronized update (DEC mode 2026) with every change of size: Ink erases the screen before it draws the new frame, which would be seen as a
 * flash (docs/terminal.md, "Ink"). The frame ends the update; if none comes, it ends by itself. Must be called before Ink listens.
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
