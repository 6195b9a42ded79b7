import {truncate} from './width.ts';

/**
 * The beginning of a text from outside, for a sentence that quotes it: at most `cells` terminal cells, with `…` when something was cut. A paste of
 * a megabyte must not fill the screen, nor be measured whole. Raw, as it came: cleaned where it is shown.
 */
export function excerpt(text: string, cells = 40): string {
	// Marks without a width of their own could make a long text narrow.
	const head = text.slice(0, 4 * cells).replace(/[\ud800-\udbff]$/, '');
	const cut = truncate(head, cells);
	return head.length < text.length && cut === head ? `${head}…` : cut;
}
