/**
 * How often a property is tried. In the normal suite always the same files, so that it never fails for somebody who changed
 * nothing; `QCTX_PROPERTY_RUNS=20000` goes looking for new ones.
 */
export function propertyRuns(usual: number): {numRuns: number; seed?: number} {
	const wanted = Number(process.env.QCTX_PROPERTY_RUNS);
	return wanted > 0 ? {numRuns: wanted} : {numRuns: usual, seed: 20_260_919};
}

/** Milliseconds that a test with that many runs may take. */
export const propertyTimeout = process.env.QCTX_PROPERTY_RUNS === undefined ? 60_000 : 3_600_000;
