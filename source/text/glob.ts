/**
 * Whether a name matches a shell-like pattern: `*` stands for any number of characters, `?` for one, everything
 * else for itself. Not from a library, because those are for paths, where `/` and a leading dot are special.
 */
export function matchesGlob(name: string, pattern: string): boolean {
	const characters = Array.from(name);
	const wanted = Array.from(pattern);
	let at = 0;
	let next = 0;
	/** Where to continue when the rest does not match: the last `*` then takes one more character. */
	let star: {readonly next: number; at: number} | undefined;
	while (at < characters.length) {
		if (wanted[next] === '*') {
			star = {next: ++next, at};
		} else if (next < wanted.length && (wanted[next] === '?' || wanted[next] === characters[at])) {
			at++;
			next++;
		} else if (star) {
			at = ++star.at;
			next = star.next;
		} else {
			return false;
		}
	}

	return wanted.slice(next).every(rest => rest === '*');
}
