import {describe, expect, it, onTestFinished} from 'vitest';
import {watchCursor} from '../../source/live/cursor-watch.ts';
import {createLiveChecks} from '../../source/live/live-checks.ts';
import {sampleContext, sampleResult} from '../ui/main/samples.ts';

function setUp(refreshMs: number) {
	const asked: string[] = [];
	const aborted: string[] = [];
	let hold = false;
	let cursor = 'acme';
	const checks = createLiveChecks({
		async check(context, {signal}) {
			asked.push(context.name);
			if (hold) {
				await new Promise((_, reject) => {
					signal.addEventListener('abort', () => {
						aborted.push(context.name);
						reject(signal.reason);
					});
				});
			}

			return sampleResult('valid', {checkedAt: Date.now()});
		},
		needsToken: () => false,
	});
	checks.update([sampleContext('acme'), sampleContext('globex'), sampleContext('initech')]);
	const watch = watchCursor({checks, cursor: () => cursor, refreshMs, now: Date.now});
	onTestFinished(() => {
		watch.close();
		checks.close();
	});
	return {
		asked,
		aborted,
		move(name: string) {
			cursor = name;
			watch.moved();
		},
		holdAnswers() {
			hold = true;
		},
	};
}

describe('the context under the cursor', () => {
	it('is checked after a pause, but those passed on the way are not', async () => {
		const {asked, move} = setUp(60_000);
		move('globex');
		move('initech');
		await expect.poll(() => asked).toEqual(['initech']);
	});

	it('is checked again when its answer gets old, even if the cursor never moved', async () => {
		const {asked} = setUp(30);
		await expect.poll(() => asked.length).toBeGreaterThanOrEqual(3);
		expect(new Set(asked)).toEqual(new Set(['acme']));
	});

	it('is no longer checked when the cursor leaves it', async () => {
		const {asked, aborted, move, holdAnswers} = setUp(60_000);
		holdAnswers();
		move('globex');
		await expect.poll(() => asked).toContain('globex');
		move('acme');
		await expect.poll(() => aborted).toEqual(['globex']);
	});
});
