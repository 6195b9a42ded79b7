import {Box, type DOMElement, measureElement, useApp, useCursor} from 'ink';
import {createContext, type ReactNode, useContext, useLayoutEffect, useRef, useState} from 'react';

/** Rows by which the content around is scrolled, as Ink measures without that; undefined while it is scrolled away by hand. */
export const ScrolledRows = createContext<number | undefined>(0);

interface Props {
	/** Cells from the left edge of the content. */
	readonly cell: number;
	readonly children: ReactNode;
}

/** Puts the terminal's real cursor into the first row of its content, where input methods and screen readers look for it. One at a time. */
export function CursorAt({cell, children}: Props) {
	const ref = useRef<DOMElement>(null);
	const [origin, setOrigin] = useState<{readonly x: number; readonly y: number}>();
	const scrolled = useContext(ScrolledRows);
	const {waitUntilRenderFlush} = useApp();
	// After every layout: what stands above may have grown.
	useLayoutEffect(() => {
		if (ref.current !== null) {
			const {x, y} = measureElement(ref.current);
			if (origin?.x !== x || origin.y !== y) {
				setOrigin({x, y});
				// Ink would put off the frame with the cursor, because the one without it was written just now.
				void waitUntilRenderFlush();
			}
		}
	});
	const {setCursorPosition} = useCursor();
	const isSeen = origin !== undefined && scrolled !== undefined;
	setCursorPosition(isSeen ? {x: origin.x + cell, y: origin.y - scrolled} : undefined);
	return <Box ref={ref}>{children}</Box>;
}
