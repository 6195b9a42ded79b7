/**
 * Whether a name matches a pattern of the shell's kind: `*` stands for any characters (none, too), `?` for one, everything
 * else for itself. Not a library's, because those are for paths, where `/` and a leading dot mean something.
 */
export function matchesGlob(name: string, pattern: string): boolean {
	const characters = Array.from(name);
	const wanted = Array.from(pattern);
	let at = 0;
	let next = 0;
	/** Where to go on when the rest does not match: the last `*` then takes one character more. */
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
