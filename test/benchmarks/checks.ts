import {type Figure, quantile} from './measure.ts';
import {pass, Session} from './session.ts';
import {startTenant} from './tenant.ts';

const count = 100;
const answerMs = 100;
/** How many checks run at once. */
const atOnce = 8;

/** Checking 100 contexts at start while someone moves about. */
export async function checks(script: string): Promise<Figure[]> {
	await using tenant = await startTenant(answerMs);
	await using session = new Session({script, count, server: tenant.server});
	await session.open();
	// Until it reacts to keys, for the first time: a moment after the first frame.
	await session.timeKey('j');
	const times: number[] = [];
	while (tenant.answered < count && times.length < 200) {
		times.push(await session.timeKey(times.length % 20 < 10 ? 'j' : 'k'));
		await pass(25);
	}

	const bound = Math.ceil(count / atOnce) * answerMs;
	return [
		{
			name: `checks of ${count} contexts to the bound of ${atOnce} at once`,
			value: tenant.busyMs / bound,
			unit: 'x',
			limit: 1.3,
			note: `${tenant.busyMs.toFixed(0)} ms, bound ${bound} ms`,
		},
		{name: 'connections to one host for that', value: tenant.connections, unit: 'connections', limit: 2 * atOnce},
		{
			name: 'key to bytes meanwhile, p95',
			value: quantile(times, 0.95),
			unit: 'ms',
			limit: 35,
			note: `${times.length} keys`,
		},
	];
}
