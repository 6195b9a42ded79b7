import {type KeyHint, keyHintsLine} from './key-hints-line.ts';
import {Spans} from './spans.tsx';

/** Keys and what they do, in one row. */
export function KeyHints({hints, columns}: {readonly hints: readonly KeyHint[]; readonly columns: number}) {
	return <Spans line={keyHintsLine(hints, columns)} />;
}
