import {maskLookalikes} from '../../credentials/redact.ts';
import {type SafeText, safeText} from '../../text/safe/safe-text.ts';

/** Text from a file or a command line as it may be printed: cleaned, and without what looks like a credential. */
export function shownText(raw: string): SafeText {
	return safeText(maskLookalikes(raw));
}
