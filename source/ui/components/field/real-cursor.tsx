import {useCursor} from 'ink';

/** Puts the terminal's own cursor on a cell of the screen, for input methods and screen readers. At most one at a time; without one the cursor is hidden. */
export function RealCursor({x, y}: {readonly x: number; readonly y: number}) {
	useCursor().setCursorPosition({x, y});
	return null;
}
