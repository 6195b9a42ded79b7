import type {IncomingHttpHeaders} from 'node:http';

/** A `Date` header has whole seconds and travels; less than this is no difference. Milliseconds. */
const noticeable = 2 * 60_000;

/** How far this machine's clock is ahead of the tenant's (negative: behind), milliseconds; undefined when they agree or the tenant does not say. */
export function clockAhead(headers: IncomingHttpHeaders, now: number): number | undefined {
	const date = Date.parse(headers.date ?? '');
	const ahead = now - date;
	return Number.isFinite(ahead) && Math.abs(ahead) > noticeable ? ahead : undefined;
}

/** After a 429 that names no time: about a minute, as the limits are a minute's (qlik-facts 4.2). */
const usualWait = 60_000;
const longestWait = 86_400_000;

/**
 * Until when asking again is no use: `Retry-After` as seconds or as a date (RFC 9110 section 10.2.3), or the words of the error, `You need to wait 13
 * seconds`. A date is read against the tenant's own clock. Epoch milliseconds by this machine's clock.
 * @returns undefined when the answer names no time.
 */
export function readRetryAt(headers: IncomingHttpHeaders, words: string, now: number): number | undefined {
	const header = headers['retry-after']?.trim() ?? '';
	const said = /\bwait (\d{1,6}) ?(ms|milli|s|sec|min|m)?/i.exec(words);
	let wait: number;
	if (/^\d+(?:\.\d+)?$/.test(header)) {
		wait = Number(header) * 1000;
	} else if (/^[a-z]/i.test(header) && Number.isFinite(Date.parse(header))) {
		// HTTP dates start with the day's name; `Date.parse` finds a year in almost anything else.
		const tenantNow = Date.parse(headers.date ?? '');
		wait = Date.parse(header) - (Number.isFinite(tenantNow) ? tenantNow : now);
	} else if (said?.[1] === undefined) {
		return undefined;
	} else {
		const unit = said[2]?.toLowerCase() ?? 's';
		wait = Number(said[1]) * (unit === 'ms' || unit === 'milli' ? 1 : unit.startsWith('m') ? 60_000 : 1000);
	}

	return now + Math.min(Math.max(wait, 0), longestWait);
}

/** When to ask again after a 429 that names no time. Epoch milliseconds. */
export function usualRetryAt(now: number): number {
	return now + usualWait;
}
