import {Box, type DOMElement, measureElement} from 'ink';
import {type ReactNode, useLayoutEffect, useRef, useState} from 'react';

interface Props {
	/** Rows that are seen. */
	readonly height: number;
	/** Rows scrolled down; the end of the content stays at the lower edge. */
	readonly offset: number;
	/** Told how many rows the content has, whenever Ink has laid it out: keys that scroll need it. */
	readonly onLength?: (rows: number) => void;
	readonly children?: ReactNode;
}

/** A window onto content that is taller than its place. */
export function ScrollView({height, offset, onLength, children}: Props) {
	const content = useRef<DOMElement>(null);
	const [end, setEnd] = useState(Number.POSITIVE_INFINITY);
	// After every layout, and not with `useBoxMetrics`, which draws once more for a length that changes nothing to be seen.
	useLayoutEffect(() => {
		if (content.current === null) {
			return;
		}

		const length = measureElement(content.current).height;
		onLength?.(length);
		const last = Math.max(0, length - height);
		setEnd(before => (offset <= Math.min(before, last) ? before : last));
	});
	return (
		<Box flexDirection="column" height={height} overflow="hidden" contentOffsetY={Math.min(offset, end)}>
			<Box ref={content} flexDirection="column" flexShrink={0}>
				{children}
			</Box>
		</Box>
	);
}
