/** The value that a share of the values does not exceed: 0.5 for the median. Of no values: NaN. */
export function quantile(values: readonly number[], share: number): number {
	const sorted = values.toSorted((left, right) => left - right);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
	return quantile(values, 0.5);
}

/** Something that is timed again and again; gives milliseconds. */
export type Subject = () => Promise<number>;

/**
 * Times the subjects in turn, so that what else the machine does falls on all of them alike. The first round warms caches and is not counted.
 */
export async function interleave<Name extends string>(
	rounds: number,
	subjects: Readonly<Record<Name, Subject>>,
): Promise<Record<Name, number[]>> {
	const names = Object.keys(subjects) as Name[];
	const times = Object.fromEntries(names.map(name => [name, [] as number[]])) as Record<Name, number[]>;
	for (let round = 0; round <= rounds; round++) {
		for (const name of names) {
			const time = await subjects[name]();
			if (round > 0) {
				times[name].push(time);
			}
		}
	}

	return times;
}

/** One line of the report: a figure, what it may be at most, and what it was made from. */
export interface Figure {
	readonly name: string;
	readonly value: number;
	/** `x` is a ratio to bare Node in the same run. */
	readonly unit: 'x' | 'ms' | 'bytes' | '%' | 'MiB' | 'writes/s' | 'connections';
	/** Undefined when it is told for comparison only. */
	readonly limit?: number;
	/** The same of the script that it is compared with. */
	readonly before?: number;
	readonly note?: string;
}

export function isMet({value, limit}: Figure): boolean {
	return limit === undefined || value <= limit;
}
