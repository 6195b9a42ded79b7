import type {Screen} from './screen.ts';

const endsOf = (text: string) => Array.from(text, (_, start) => text.slice(start));

/**
 * What differs from run to run, and what stands in a frame instead. Where the length may differ too, the blanks behind it are given or taken, so that
 * the frame stays whole.
 */
const changing: ReadonlyArray<readonly [pattern: RegExp, replacement: string]> = [
	// Durations, up to `999 ms` or some seconds, and ages.
	[/· (?:\d+ ms|\d+ s) · (?:just now|\d+ s ago|\d+ min ago)/g, '· 123 ms · 1 s ago'],
	// What an overlay leaves of them at its right.
	[new RegExp(`(?<=│)(?:\\d+ s ago|${[...endsOf('just now'), ...endsOf(' s ago')].join('|')})(?= +│$)`, 'g'), 'ow'],
	[/until \d\d:\d\d/g, 'until 12:34'],
	[/automatically at \d\d:\d\d:\d\d/g, 'automatically at 12:34:56'],
	[/until \d{4}-\d\d-\d\d/g, 'until 2027-02-01'],
	[/\d+ h \d+ min left|\d h left/g, '5 h 59 min left'],
	// A token of this very moment.
	[/(?:5 h 59 min|6 h) · user_default/g, '6 h · user_default'],
	// Created by the practice tenant at every start.
	[/(?<=[" |])[\da-f]{24}(?=["\s]|$)/g, '63eaa458f058b73eeb50e0b9'],
	[/trace [\da-f]{32}/g, `trace ${'0123456789abcdef'.repeat(2)}`],
	[/127\.0\.0\.1:\d{5}/g, '127.0.0.1:12345'],
	[/127\.0\.0\.1:\d{3}…/g, '127.0.0.1:123…'],
	[/127\.0\.0\.1:\d…/g, '127.0.0.1:1…'],
	[/-\w{6}\/\.qlik/g, '-abcdef/.qlik'],
];

/** The screen as text, the same in every run. */
export function frameOf(screen: Screen): string {
	const text = screen
		.lines()
		.map(line => settled(line).trimEnd())
		.join('\n');
	return `${wholeHours(text).trimEnd()}\n`;
}

function settled(line: string): string {
	return changing.reduce(
		(text, [pattern, replacement]) =>
			text.replace(new RegExp(`(?:${pattern.source})( *)`, pattern.flags), (found: string, ...rest: unknown[]) => {
				const blanks = rest.find((part): part is string => typeof part === 'string' && /^ *$/.test(part)) ?? '';
				const behind = found.length - replacement.length;
				return behind >= Math.min(1, blanks.length) ? replacement.padEnd(found.length) : replacement;
			}),
		// Short steps of a check say no duration, so whether there is one depends on the moment.
		line.replace(/ {2,}(?:\d+ ms|\d+ s)(?=$| │)/g, found => ' '.repeat(found.length)),
	);
}

/** A token that was granted this very moment is good for 6 h, a moment later for less, which may break a line in two. */
function wholeHours(text: string): string {
	return text.replace(/for 5 h 59(\s+)min/g, (_, blank: string) => `for 6 h${blank.startsWith('\n') ? '\n' : ''}`);
}
