import {canonicalHeader} from '../../text/canonical-header.ts';

/**
 * Reads one value of `--headers`, as qlik-cli's flag library does: `k=v`, or several as `k=v,k2=v2` (a value that holds a comma may be
 * quoted as in CSV: `"k=a,b",k2=v2`). With a single `=` the comma belongs to the value.
 * @returns undefined when a part has no `=`, no name, or a name or value that no HTTP header can have (RFC 9110, section 5).
 */
export function parseHeaders(text: string): Readonly<Record<string, string>> | undefined {
	const parts = text.split('=').length === 2 ? [text.replace(/^"|"$/g, '')] : splitCsv(text);
	const headers: Record<string, string> = {};
	for (const part of parts) {
		const at = part.indexOf('=');
		const name = part.slice(0, at).trim();
		const value = part.slice(at + 1).trim();
		// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
		if (at < 1 || !/^[!#$%&'*+.^_`|~\w-]+$/.test(name) || /[\x00-\x08\x0a-\x1f\x7f]/.test(value)) {
			return undefined;
		}

		headers[canonicalHeader(name)] = value;
	}

	return headers;
}

function splitCsv(text: string): string[] {
	return (text.match(/"[^"]*"|[^,]+/g) ?? []).map(part => part.replace(/^"|"$/g, ''));
}
