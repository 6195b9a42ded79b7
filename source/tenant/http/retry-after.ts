import type {IncomingHttpHeaders} from 'node:http';

/** After a 429 that names no time: about a minute, because the limits are per minute (docs/qlik-cloud.md). */
const usualWait = 60_000;
const shortestWait = 1000;
const longestWait = 86_400_000;

/** `You need to wait 13 seconds`, `wait 13 more seconds`, `try again in 2 minutes`; without a unit it is seconds. */
const inWords =
	/\b(?:wait|(?:re)?try(?: again)? (?:in|after))\b[^.\d]{0,20}(\d{1,6}) {0,2}(?:(?:more|further|additional) )?(ms|milliseconds?|min|minutes?|m|h|hours?)?(?![a-z])/i;

/**
 * Until when a retry is useless: `Retry-After` as seconds or as a date (RFC 9110 section 10.2.3), or the words of the error. A date is relative to
 * the tenant's own clock. At least a second and at most a day from now. Epoch milliseconds by this machine's clock.
 * @returns undefined when the answer names no time.
 */
export function readRetryAt(headers: IncomingHttpHeaders, words: string, now: number): number | undefined {
	const wait = fromHeader(headers, now) ?? fromWords(words);
	return wait === undefined ? undefined : now + Math.min(Math.max(wait, shortestWait), longestWait);
}

/** When to retry after a 429 that names no time. Epoch milliseconds. */
export function usualRetryAt(now: number): number {
	return now + usualWait;
}

/** Milliseconds. */
function fromHeader(headers: IncomingHttpHeaders, now: number): number | undefined {
	const header = headers['retry-after']?.trim() ?? '';
	if (/^\d+(?:\.\d+)?$/.test(header)) {
		return Number(header) * 1000;
	}

	// HTTP dates start with the day's name; `Date.parse` finds a year in almost anything else.
	if (!/^[a-z]/i.test(header) || !Number.isFinite(Date.parse(header))) {
		return undefined;
	}

	const tenantNow = Date.parse(headers.date ?? '');
	return Date.parse(header) - (Number.isFinite(tenantNow) ? tenantNow : now);
}

/** Milliseconds. */
function fromWords(words: string): number | undefined {
	const [, number, unit = 's'] = inWords.exec(words) ?? [];
	if (number === undefined) {
		return undefined;
	}

	const first = unit.toLowerCase();
	const factor = /^m(?:s|illi)/.test(first)
		? 1
		: first.startsWith('m')
			? 60_000
			: first.startsWith('h')
				? 3_600_000
				: 1000;
	return Number(number) * factor;
}
