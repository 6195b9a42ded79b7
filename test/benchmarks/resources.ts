import type {Figure} from './measure.ts';
import {pass, Session} from './session.ts';
import {startTenant} from './tenant.ts';

/** What an open screen costs while nothing happens, 10 s of it. */
export async function idle(script: string): Promise<Figure[]> {
	await using tenant = await startTenant();
	await using session = new Session({script, count: 20, server: tenant.server});
	await session.open();
	await session.terminal.shows('Bench User');
	await session.terminal.until(() => tenant.answered >= 20, 'all contexts to be checked');
	await pass(2000);
	const [cpu, bytes] = [session.cpuSeconds(), session.terminal.byteCount()];
	await pass(10_000);
	return [
		{name: 'idle for 10 s, processor', value: (session.cpuSeconds() - cpu) * 10, unit: '%', limit: 1},
		{
			name: 'idle for 10 s, bytes a second',
			value: (session.terminal.byteCount() - bytes) / 10,
			unit: 'bytes',
			limit: 200,
		},
	];
}

/** A minute on 20 contexts, and thousands of keys on 1,000. */
export async function memory(script: string): Promise<Figure[]> {
	await using tenant = await startTenant();
	const small = await smallMemory(script, tenant.server);
	await using session = new Session({script, count: 1000, server: tenant.server});
	await session.open();
	await pressMany(session, 0, 3000);
	const after = session.memory();
	await pressMany(session, 3000, 6000);
	const later = session.memory();
	return [
		{name: 'peak memory, 20 contexts', value: small, unit: 'MiB', limit: 130, note: 'after a minute'},
		{name: 'peak memory, 1,000 contexts, 3,000 keys', value: after.peak, unit: 'MiB', limit: 250},
		{
			name: 'growth of the peak in 3,000 more keys',
			value: later.peak - after.peak,
			unit: 'MiB',
			limit: 10,
			note: `${after.now.toFixed(0)} MiB before, ${later.now.toFixed(0)} after`,
		},
	];
}

async function smallMemory(script: string, server: string): Promise<number> {
	await using session = new Session({script, count: 20, server});
	await session.open();
	await pass(60_000);
	return session.memory().peak;
}

/** Down through all 1,000 contexts and up again, a key as soon as the one before was answered, but no quicker than 12 ms. */
async function pressMany(session: Session, from: number, to: number): Promise<void> {
	for (let key = from; key < to; key++) {
		const answered = session.timeKey(key % 1998 < 999 ? 'j' : 'k');
		await pass(12);
		await answered;
	}
}
