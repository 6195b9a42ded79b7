import {keymap} from '../keymap.ts';
import {fit, type Line, say, span, words, wrapText} from '../lines.ts';

const helpKeyWidth = 10;
/** From here on the help stands in two columns. */
const twoColumns = 100;

/** The key list of the help, from the key table. */
export function helpLines(width: number): Line[] {
	const columns = width < twoColumns ? 1 : 2;
	const gap = 2;
	const cells = Math.floor((width - (columns - 1) * gap) / columns);
	const entries = keymap.map(({shown, help}) =>
		wrapText(words(help), cells - helpKeyWidth).map(
			(text, index): Line => [say((index === 0 ? shown : '').padEnd(helpKeyWidth), 'accent'), span(text)],
		),
	);
	const more = wrapText(
		words('Each failure says its cause and its cure in the right pane. More in the shell: qctx help states'),
		width,
	).map((text): Line => [span(text, 'muted')]);
	if (columns === 1) {
		return [...entries.flat(), [], ...more];
	}

	const half = Math.ceil(entries.length / 2);
	const left = entries.slice(0, half).flat();
	const right = entries.slice(half).flat();
	const rows = Array.from(
		{length: Math.max(left.length, right.length)},
		(_, index): Line => [...fit(left[index] ?? [], cells), say(' '.repeat(gap)), ...(right[index] ?? [])],
	);
	return [...rows, [], ...more];
}
