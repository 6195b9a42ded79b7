import {type Figure, median, quantile} from './measure.ts';
import {pass, Session} from './session.ts';
import {startTenant} from './tenant.ts';

/** Time between two keys, milliseconds: a held key repeats about so fast. */
const pace = 50;

/** From a key to the bytes that answer it, on 1,000 contexts; the filter on 10,000. */
export async function keys(script: string): Promise<Figure[]> {
	// It never answers, so nothing is drawn but what the keys ask for.
	await using tenant = await startTenant(Number.POSITIVE_INFINITY);
	const options = {script, server: tenant.server, settings: 'check-on-start: current\nmotion: off\n'};
	const figures = [...(await scrolling({...options, count: 1000})), ...(await moving({...options, count: 1000}))];
	return [...figures, ...(await filtering({...options, count: 10_000}))];
}

type Options = ConstructorParameters<typeof Session>[0];

/** Down through 300 contexts: the page scrolls. */
async function scrolling(options: Options): Promise<Figure[]> {
	await using session = new Session(options);
	await session.open();
	const times: number[] = [];
	for (let key = 0; key < 300; key++) {
		times.push(await session.timeKey('j'));
		await pass(pace);
	}

	return [
		{name: 'key to bytes, 1,000 contexts, p50', value: median(times), unit: 'ms', limit: 16},
		{name: 'key to bytes, 1,000 contexts, p95', value: quantile(times, 0.95), unit: 'ms', limit: 35},
	];
}

/** Down and up in the middle of a page, which stays where it is. */
async function moving(options: Options): Promise<Figure[]> {
	await using session = new Session(options);
	await session.open();
	const bytes: number[] = [];
	for (let key = 0; key < 100; key++) {
		const before = session.terminal.byteCount();
		await session.timeKey(key % 20 < 10 ? 'j' : 'k');
		await pass(pace);
		bytes.push(session.terminal.byteCount() - before);
	}

	return [
		{
			name: 'selection moves on a page that stays, bytes a key',
			value: quantile(bytes, 0.95),
			unit: 'bytes',
			limit: 1536,
			note: `p95; median ${median(bytes)}`,
		},
	];
}

async function filtering(options: Options): Promise<Figure[]> {
	await using session = new Session(options);
	await session.open();
	// The start has its own figures.
	await pass(1000);
	await session.timeKey('/');
	const times: number[] = [];
	for (let round = 0; round < 5; round++) {
		for (const letter of 'text-0123') {
			await pass(pace);
			times.push(await session.timeKey(letter));
		}

		// Empty the field again.
		await pass(pace);
		await session.timeKey('\x15');
	}

	return [
		{
			name: 'filter over 10,000, a letter',
			value: median(times),
			unit: 'ms',
			limit: 60,
			note: `slowest ${Math.max(...times).toFixed(1)}: the first one builds the index`,
		},
	];
}
