const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** A duration in at most two units: `142 ms`, `3 s`, `12 min`, `5 h 58 min`, `3 d 4 h`. Milliseconds; negative counts as 0. */
export function formatDuration(ms: number): string {
	const span = Math.max(0, ms);
	if (span < second) {
		// 999.6 would otherwise round to `1000 ms`.
		return `${Math.min(999, Math.round(span))} ms`;
	}

	if (span < minute) {
		// A timeout of 10 s may be measured as 9.99 s.
		return `${Math.min(59, Math.round(span / second))} s`;
	}

	if (span < hour) {
		return `${Math.floor(span / minute)} min`;
	}

	return span < day ? inTwo(span, hour, 'h', minute, 'min') : inTwo(span, day, 'd', hour, 'h');
}

function inTwo(span: number, large: number, largeName: string, small: number, smallName: string): string {
	const rest = Math.floor((span % large) / small);
	const first = `${Math.floor(span / large)} ${largeName}`;
	return rest === 0 ? first : `${first} ${rest} ${smallName}`;
}

/** How long ago something was, in one unit: `just now`, `3 s ago`, `2 min ago`, `5 h ago`, `12 d ago`. Milliseconds; the future counts as now. */
export function formatAge(ms: number): string {
	if (ms < 2 * second) {
		return 'just now';
	}

	if (ms < minute) {
		return `${Math.floor(ms / second)} s ago`;
	}

	if (ms < hour) {
		return `${Math.floor(ms / minute)} min ago`;
	}

	return ms < day ? `${Math.floor(ms / hour)} h ago` : `${Math.floor(ms / day)} d ago`;
}

const units: Readonly<Record<string, number>> = {
	s: 1000,
	m: 60_000,
	h: 3_600_000,
	d: 86_400_000,
	w: 7 * 86_400_000,
};

/** `30m`, `12h`, `14d`, `2w` in milliseconds; undefined for anything else. */
export function parseSpan(text: string): number | undefined {
	const [, amount, unit] = /^(\d+(?:\.\d+)?)\s*([smhdw])$/i.exec(text.trim()) ?? [];
	const size = units[unit?.toLowerCase() ?? ''];
	return amount === undefined || size === undefined ? undefined : Number(amount) * size;
}
