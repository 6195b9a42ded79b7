import type {IncomingHttpHeaders} from 'node:http';

/** Smaller differences are ignored, because a `Date` header has whole seconds and takes time to arrive. Milliseconds. */
const noticeable = 2 * 60_000;

/** How far this machine's clock is ahead of the tenant's (negative: behind), milliseconds; undefined when they agree or the tenant does not say. */
export function clockAhead(headers: IncomingHttpHeaders, now: number): number | undefined {
	const date = Date.parse(headers.date ?? '');
	const ahead = now - date;
	return Number.isFinite(ahead) && Math.abs(ahead) > noticeable ? ahead : undefined;
}
