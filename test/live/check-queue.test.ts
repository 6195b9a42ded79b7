import {describe, expect, it} from 'vitest';
import {type CheckJob, createCheckQueue} from '../../source/live/check-queue.ts';

/** A job that runs until the test ends it. */
function heldJob(key: string, priority = 1, needsToken = false) {
	const {promise, resolve} = Promise.withResolvers<void>();
	const seen: {started: number; signal: AbortSignal | undefined} = {started: 0, signal: undefined};
	const job: CheckJob = {
		key,
		priority,
		needsToken: () => needsToken,
		async run(signal) {
			seen.started++;
			seen.signal = signal;
			await promise;
		},
	};
	return {job, seen, end: resolve};
}

describe('the queue of checks', () => {
	it('runs 8 at once and the next when one ends', async () => {
		const queue = createCheckQueue();
		const jobs = Array.from({length: 10}, (_, index) => heldJob(`context-${index}`));
		for (const {job} of jobs) {
			queue.add(job);
		}

		expect(jobs.filter(({seen}) => seen.started === 1)).toHaveLength(8);
		jobs[3]?.end();
		await expect.poll(() => jobs[8]?.seen.started).toBe(1);
		expect(jobs[9]?.seen.started).toBe(0);
		queue.close();
	});

	it('takes the most urgent first, and equals in order of arrival', async () => {
		const queue = createCheckQueue({atOnce: 1});
		const order: string[] = [];
		const first = heldJob('first');
		queue.add(first.job);
		for (const [key, priority] of [
			['late', 3],
			['soon-a', 1],
			['soon-b', 1],
			['now', 0],
		] as const) {
			queue.add({
				key,
				priority,
				needsToken: () => false,
				async run() {
					order.push(key);
				},
			});
		}

		first.end();
		await queue.idle();
		expect(order).toEqual(['now', 'soon-a', 'soon-b', 'late']);
	});

	it('lets contexts that need no token overtake when the token requests of the minute are used up', async () => {
		const queue = createCheckQueue({tokenRequests: 2, interval: 300});
		const tokens = ['a', 'b', 'c'].map(key => heldJob(key, 1, true));
		const apiKey = heldJob('api-key', 2);
		for (const {job} of [...tokens, apiKey]) {
			queue.add(job);
		}

		expect(tokens.map(({seen}) => seen.started)).toEqual([1, 1, 0]);
		await expect.poll(() => apiKey.seen.started).toBe(1);
		expect(tokens[2]?.seen.started).toBe(0);
		await expect.poll(() => tokens[2]?.seen.started).toBe(1);
		queue.close();
	});

	it('reserves token requests for urgent jobs, not for those that wait for a slot', async () => {
		const queue = createCheckQueue({atOnce: 2, tokenRequests: 3});
		const jobs = Array.from({length: 5}, (_, index) => heldJob(`context-${index}`, 3, true));
		for (const {job} of jobs) {
			queue.add(job);
		}

		const cursor = heldJob('cursor', 0, true);
		queue.add(cursor.job);
		jobs[0]?.end();
		await expect.poll(() => cursor.seen.started).toBe(1);
		expect(jobs.map(({seen}) => seen.started)).toEqual([1, 1, 0, 0, 0]);
		queue.close();
	});

	it('grants the next token request to the most urgent waiting job', async () => {
		const queue = createCheckQueue({tokenRequests: 1, interval: 100});
		const order: string[] = [];
		for (const [key, priority] of [
			['first', 3],
			['rest', 3],
			['cursor', 0],
		] as const) {
			queue.add({
				key,
				priority,
				needsToken: () => true,
				async run() {
					order.push(key);
				},
			});
		}

		await queue.idle();
		expect(order).toEqual(['first', 'cursor', 'rest']);
	});

	it('counts each token request, even a second one of the same job', async () => {
		const queue = createCheckQueue({tokenRequests: 2, interval: 300});
		const greedy: CheckJob = {
			key: 'greedy',
			priority: 1,
			needsToken: () => true,
			async run(_, onTokenRequest) {
				onTokenRequest();
				onTokenRequest();
			},
		};
		const next = heldJob('next', 1, true);
		queue.add(greedy);
		queue.add(next.job);
		expect(next.seen.started).toBe(0);
		await expect.poll(() => next.seen.started).toBe(1);
		queue.close();
	});

	it('aborts running jobs and forgets waiting ones when cancelled', async () => {
		const queue = createCheckQueue({atOnce: 1});
		const running = heldJob('running');
		const waiting = heldJob('waiting');
		queue.add(running.job);
		queue.add(waiting.job);
		queue.cancel('waiting');
		queue.cancel('running');
		expect(running.seen.signal?.aborted).toBe(true);
		running.end();
		await queue.idle();
		expect(waiting.seen.started).toBe(0);
	});

	it('does not check twice at once, but checks again after a cancellation', async () => {
		const queue = createCheckQueue();
		const one = heldJob('acme');
		const again = heldJob('acme');
		queue.add(one.job);
		queue.add(again.job);
		expect(queue.size).toBe(1);
		queue.cancel('acme');
		queue.add(again.job);
		one.end();
		await expect.poll(() => again.seen.started).toBe(1);
		again.end();
		await queue.idle();
	});
});
