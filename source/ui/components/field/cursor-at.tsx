import {Box, type DOMElement, measureElement, useApp, useCursor} from 'ink';
import {createContext, type ReactNode, useContext, useLayoutEffect, useRef, useState} from 'react';

/** Rows by which the surrounding content is scrolled, which Ink's measurements ignore; undefined while the person has scrolled away by hand. */
export const ScrolledRows = createContext<number | undefined>(0);

interface Props {
	/** Cells from the left edge of the content. */
	readonly cell: number;
	readonly children: ReactNode;
}

/** Puts the terminal's real cursor in the first row of its content, where input methods and screen readers look for it. Only one at a time. */
export function CursorAt({cell, children}: Props) {
	const ref = useRef<DOMElement>(null);
	const [origin, setOrigin] = useState<{readonly x: number; readonly y: number}>();
	const scrolled = useContext(ScrolledRows);
	const {waitUntilRenderFlush} = useApp();
	// After every layout, because what is above may have grown.
	useLayoutEffect(() => {
		if (ref.current !== null) {
			const {x, y} = measureElement(ref.current);
			if (origin?.x !== x || origin.y !== y) {
				setOrigin({x, y});
				// Ink has just written a frame without the cursor, so it would delay the one with it.
				void waitUntilRenderFlush();
			}
		}
	});
	const {setCursorPosition} = useCursor();
	const isSeen = origin !== undefined && scrolled !== undefined;
	setCursorPosition(isSeen ? {x: origin.x + cell, y: origin.y - scrolled} : undefined);
	return <Box ref={ref}>{children}</Box>;
}
