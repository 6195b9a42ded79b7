import {safeText} from '../../../text/safe/safe-text.ts';
import {graphemes} from '../../../text/width.ts';

/**
 * The letter that a one-letter field takes from what was typed or pasted into it; undefined when there is none. The rest of a paste,
 * which may be a secret, is never kept, because this field shows its content.
 */
export function oneLetter(text: string): string | undefined {
	// The first few characters are enough.
	return graphemes(safeText(text.trimStart().slice(0, 64)).trim())[0];
}
