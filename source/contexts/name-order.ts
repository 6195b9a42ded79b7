/**
 * The order in which names are listed: by their bytes in UTF-8, as `qlik context ls` does. That is the order of code points,
 * which UTF-16 units do not keep; `localeCompare` would load collation tables for an order that nobody else has.
 */
export function compareNames(one: string, other: string): number {
	for (let at = 0; at < one.length || at < other.length; at++) {
		const difference = (one.codePointAt(at) ?? -1) - (other.codePointAt(at) ?? -1);
		if (difference !== 0) return difference;
	}

	return 0;
}
