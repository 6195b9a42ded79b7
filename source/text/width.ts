import stringWidth from 'string-width';
import type {SafeText} from './safe/safe-text.ts';

const printableAscii = /^[\x20-\x7e]*$/;
let segmenter: Intl.Segmenter | undefined;

/** The user-perceived characters of a text (UAX 29 extended grapheme clusters), in order. */
export function graphemes(text: string): string[] {
	if (printableAscii.test(text)) {
		return text.split('');
	}

	segmenter ??= new Intl.Segmenter();
	return Array.from(segmenter.segment(text), ({segment}) => segment);
}

/** The width of a text in terminal cells, by the same rules as Ink's layout (string-width 8). */
export function displayWidth(text: string): number {
	return printableAscii.test(text) ? text.length : stringWidth(text);
}

/**
 * Cuts a text to at most `cells` terminal cells, whole graphemes only, with `…` at the end when something was cut.
 * `ellipsis`: shown instead of the rest; pass `~` when the locale is not UTF-8.
 */
export function truncate(text: SafeText, cells: number, ellipsis?: string): SafeText;
export function truncate(text: string, cells: number, ellipsis?: string): string;
export function truncate(text: string, cells: number, ellipsis = '…'): string {
	if (cells <= 0) {
		return '';
	}

	if (displayWidth(text) <= cells) {
		return text;
	}

	const room = cells - displayWidth(ellipsis);
	return room < 0 ? '' : takeCells(text, room) + ellipsis;
}

/** The longest beginning of a text that fits into `cells`, in whole graphemes. */
export function takeCells(text: string, cells: number): string {
	if (printableAscii.test(text)) {
		return text.slice(0, Math.max(0, cells));
	}

	let taken = '';
	let width = 0;
	for (const grapheme of graphemes(text)) {
		width += displayWidth(grapheme);
		if (width > cells) {
			break;
		}

		taken += grapheme;
	}

	return taken;
}

/** Cuts a text, or pads it with spaces, to exactly `cells` cells. */
export function padToWidth(text: SafeText, cells: number, ellipsis?: string): SafeText;
export function padToWidth(text: string, cells: number, ellipsis?: string): string;
export function padToWidth(text: string, cells: number, ellipsis = '…'): string {
	const cut = truncate(text, cells, ellipsis);
	return cut + ' '.repeat(Math.max(0, cells - displayWidth(cut)));
}
