import {Box, type DOMElement, useBoxMetrics} from 'ink';
import {type ReactNode, useEffect, useRef} from 'react';

interface Props {
	/** Rows that are seen. */
	readonly height: number;
	/** Rows scrolled down; the end of the content stays at the lower edge. */
	readonly offset: number;
	/** Told how many rows the content has, as soon as Ink has laid it out and whenever that changes: keys that scroll need it. */
	readonly onLength?: (rows: number) => void;
	readonly children?: ReactNode;
}

/** A window onto content that is taller than its place. */
export function ScrollView({height, offset, onLength, children}: Props) {
	const content = useRef<DOMElement>(null);
	const {height: length, hasMeasured} = useBoxMetrics(content);
	useEffect(() => {
		if (hasMeasured) {
			onLength?.(length);
		}
	}, [hasMeasured, length, onLength]);
	const last = hasMeasured ? Math.max(0, length - height) : offset;
	return (
		<Box flexDirection="column" height={height} overflow="hidden" contentOffsetY={Math.min(offset, last)}>
			<Box ref={content} flexDirection="column" flexShrink={0}>
				{children}
			</Box>
		</Box>
	);
}
