import {Box, type DOMElement, measureElement} from 'ink';
import {type ReactNode, useLayoutEffect, useRef, useState} from 'react';

interface Props {
	/** Visible rows. */
	readonly height: number;
	/** Rows scrolled down; never past the end of the content. */
	readonly offset: number;
	/** Called with the number of content rows after every layout; keys that scroll need it. */
	readonly onLength?: (rows: number) => void;
	readonly children?: ReactNode;
}

/** A window onto content that is taller than the space for it. */
export function ScrollView({height, offset, onLength, children}: Props) {
	const content = useRef<DOMElement>(null);
	const [end, setEnd] = useState(Number.POSITIVE_INFINITY);
	// After every layout, not with `useBoxMetrics`, which draws again even when the new length changes nothing visible.
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
