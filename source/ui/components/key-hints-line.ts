import {type Line, lineWidth, type Span, say} from '../spans.ts';

/** A key, with one or two words for what it does. */
export type KeyHint = readonly [key: string, label: string];

/** ` Enter use  n new  …`: at most `cells` wide, whole entries only; the last two (help, quit) always stay. */
export function keyHintsLine(hints: readonly KeyHint[], cells: number): Line {
	const entries = hints.map(([key, label]): Span[] => [say(key, 'accent'), say(` ${label}`, 'muted')]);
	const gap = say('  ');
	const widthOf = (kept: readonly Span[][]) => kept.reduce((total, entry) => total + lineWidth(entry) + 2, -2);
	while (entries.length > 2 && widthOf(entries) > cells - 2) {
		entries.splice(-3, 1);
	}

	return [say(' '), ...entries.flatMap((entry, index) => (index === 0 ? entry : [gap, ...entry]))];
}
