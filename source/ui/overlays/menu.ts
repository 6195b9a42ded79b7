const steps: Readonly<Record<string, number>> = {
	up: -1,
	k: -1,
	'ctrl+p': -1,
	down: 1,
	j: 1,
	'ctrl+n': 1,
	'ctrl+u': -5,
	'ctrl+d': 5,
	pageup: -10,
	pagedown: 10,
	home: Number.NEGATIVE_INFINITY,
	g: Number.NEGATIVE_INFINITY,
	end: Number.POSITIVE_INFINITY,
	G: Number.POSITIVE_INFINITY,
};

/** How far a key moves in a menu or in the help; undefined when it is not a movement. */
export function menuStep(name: string): number | undefined {
	return steps[name];
}

/** Clamps an index to a list of this length. */
export function moveTo(wanted: number, length: number): number {
	return Math.max(0, Math.min(length - 1, wanted));
}
