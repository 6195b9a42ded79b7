import {truncate} from './width.ts';

/**
 * The beginning of a text from outside, to quote in a sentence: at most `cells` terminal cells, with `…` when something was cut. A paste of
 * a megabyte must not fill the screen or be measured in full. Raw; it is cleaned where it is shown.
 */
export function excerpt(text: string, cells = 40): string {
	// Zero-width marks could make a very long text narrow, so its length is limited too.
	const head = text.slice(0, 4 * cells).replace(/[\ud800-\udbff]$/, '');
	const cut = truncate(head, cells);
	return head.length < text.length && cut === head ? `${head}…` : cut;
}
