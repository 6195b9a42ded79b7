export type ColourLevel = 0 | 1 | 2 | 3;

/**
 * How many colours the terminal shows: 0 none, 1 sixteen, 2 256, 3 all. Decided here, because chalk takes `CI` to mean a terminal without
 * colour and ignores NO_COLOR (https://no-color.org: any value but the empty one).
 */
export function colourLevel(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform, wanted: boolean): ColourLevel {
	const {NO_COLOR, TERM = '', COLORTERM = ''} = environment;
	if (!wanted || (NO_COLOR !== undefined && NO_COLOR !== '') || TERM === 'dumb') {
		return 0;
	}

	if (
		COLORTERM === 'truecolor' ||
		COLORTERM === '24bit' ||
		platform === 'win32' ||
		environment.WT_SESSION !== undefined
	) {
		return 3;
	}

	return /-256(color)?$/i.test(TERM) ? 2 : 1;
}

/** Whether the locale can show more than ASCII (LC_ALL, LC_CTYPE, LANG in POSIX order); Windows Terminal always can. */
export function isUnicode(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): boolean {
	if (platform === 'win32') {
		return true;
	}

	const locale = [environment.LC_ALL, environment.LC_CTYPE, environment.LANG].find(
		value => value !== undefined && value !== '',
	);
	// No locale at all: a bare container or service, and the terminal at the other end is nearly always UTF-8.
	return locale === undefined || /utf-?8/i.test(locale);
}
