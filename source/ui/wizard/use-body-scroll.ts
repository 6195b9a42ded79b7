import {type DOMElement, measureElement} from 'ink';
import {type RefObject, useLayoutEffect, useRef, useState} from 'react';
import {useKeys} from '../keyboard/use-keys.ts';

export interface BodyScroll {
	readonly content: RefObject<DOMElement | null>;
	/** To be attached to the focused field with its notes. */
	readonly focusedBlock: RefObject<DOMElement | null>;
	/** Rows scrolled down. */
	readonly offset: number;
	/** There is more below. */
	readonly hasMore: boolean;
	/** The person scrolled, so the cursor may be out of sight. */
	readonly isByHand: boolean;
}

/**
 * Scrolls content that does not fit into `rows`: so that the focused field and its notes are visible, and by hand with PgUp and PgDn, and with the arrows
 * where no field takes them. Any other key makes it follow the focus again.
 */
export function useBodyScroll(rows: number, arrowsScroll: boolean): BodyScroll {
	const content = useRef<DOMElement>(null);
	const focusedBlock = useRef<DOMElement>(null);
	const [measured, setMeasured] = useState({length: 0, following: 0});
	const [byHand, setByHand] = useState<number>();
	const limit = Math.max(0, measured.length - rows);
	const offset = Math.min(limit, byHand ?? measured.following);

	useLayoutEffect(() => {
		if (content.current === null) {
			return;
		}

		const {y: top, height: length} = measureElement(content.current);
		let following = 0;
		if (focusedBlock.current !== null) {
			const {y, height} = measureElement(focusedBlock.current);
			// A field that is taller than the space for it shows its beginning.
			following = Math.min(Math.max(0, y - top + height - rows), y - top);
		}

		setMeasured(before => (before.length === length && before.following === following ? before : {length, following}));
	});

	useKeys(key => {
		const lines = key.name === 'pageup' ? -5 : key.name === 'pagedown' ? 5 : 0;
		const line = arrowsScroll ? (key.name === 'up' ? -1 : key.name === 'down' ? 1 : 0) : 0;
		const by = lines + line;
		setByHand(by === 0 ? undefined : Math.max(0, Math.min(limit, offset + by)));
	});

	return {content, focusedBlock, offset, hasMore: offset < limit, isByHand: byHand !== undefined};
}
