import {safeText} from '../../../text/safe-text.ts';
import {graphemes} from '../../../text/width.ts';

/**
 * The one letter that a field with a single letter takes of what was typed or pasted into it; undefined when there is none. The rest of a paste,
 * which may be a secret, is never kept: this field shows what stands in it.
 */
export function oneLetter(text: string): string | undefined {
	// More than the first few characters need not be looked at; a well-formed beginning of them is enough.
	return graphemes(safeText(text.trimStart().slice(0, 64)).trim())[0];
}
