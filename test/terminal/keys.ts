const named = {
	enter: '\r',
	escape: '\x1b',
	tab: '\t',
	'shift-tab': '\x1b[Z',
	backspace: '\x7f',
	space: ' ',
	delete: '\x1b[3~',
	insert: '\x1b[2~',
	'page-up': '\x1b[5~',
	'page-down': '\x1b[6~',
	up: '\x1b[A',
	down: '\x1b[B',
	right: '\x1b[C',
	left: '\x1b[D',
	home: '\x1b[H',
	end: '\x1b[F',
	'ctrl-left': '\x1b[1;5D',
	'ctrl-right': '\x1b[1;5C',
	f1: '\x1bOP',
} as const;

export type NamedKey = keyof typeof named;

/** A named key, `ctrl-` and a letter, `alt-` and a character, or one character. */
export type Key = NamedKey | `ctrl-${string}` | `alt-${string}` | (string & {});

/** The bytes that a terminal sends for a key; `isApplication` when the program switched the cursor keys to application mode. */
export function keyBytes(key: Key, isApplication = false): string {
	if (Object.hasOwn(named, key)) {
		const bytes = named[key as NamedKey];
		return isApplication && /^.\[[ABCDHF]$/.test(bytes) ? bytes.replace('[', 'O') : bytes;
	}

	const control = /^ctrl-([a-z])$/.exec(key)?.[1];
	if (control !== undefined) {
		return String.fromCharCode(control.charCodeAt(0) - 96);
	}

	const alt = /^alt-(.)$/u.exec(key)?.[1];
	if (alt !== undefined) {
		return `\x1b${alt}`;
	}

	if ([...new Intl.Segmenter().segment(key)].length !== 1) {
		throw new Error(`There is no key ${key}.`);
	}

	return key;
}
