import {mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {readLastStates, writeLastStates} from '../../source/live/last-states.ts';
import type {CheckResult} from '../../source/tenant/check-result.ts';

const result: CheckResult = {
	state: 'valid',
	checkedAt: 1000,
	latencyMs: 5,
	user: undefined,
	raw: {id: '7'},
	expiresAt: undefined,
	failure: undefined,
	notes: [],
};

describe('the last known states', () => {
	let folder = '';
	beforeEach(() => {
		folder = mkdtempSync(path.join(tmpdir(), 'qctx-states-'));
	});
	afterEach(() => {
		rmSync(folder, {recursive: true, force: true});
	});

	it('are restored as saved, from a private file', () => {
		const cache = path.join(folder, 'cache');
		writeLastStates(
			cache,
			'/home/someone/contexts.yml',
			new Map([['acme', {target: 'there', result, user: undefined}]]),
		);
		expect(readLastStates(cache, '/home/someone/contexts.yml').get('acme')?.result.state).toBe('valid');
		expect(readLastStates(cache, '/home/other/contexts.yml').size).toBe(0);
		const [file = ''] = readdirSync(cache);
		expect(statSync(path.join(cache, file)).mode & 0o777).toBe(0o600);
	});

	it('of two windows are merged, keeping the newer one of each context', () => {
		const at = (checkedAt: number) => ({target: 'there', result: {...result, checkedAt}, user: undefined});
		const now = Date.now();
		writeLastStates(
			folder,
			'contexts.yml',
			new Map([
				['theirs', at(now - 100)],
				['both', at(now - 100)],
				['ours-is-newer', at(now - 300)],
				['long-gone', at(now - 40 * 86_400_000)],
				['from-the-future', at(now + 86_400_000)],
			]),
		);
		writeLastStates(
			folder,
			'contexts.yml',
			new Map([
				['ours', at(now - 50)],
				['both', at(now - 200)],
				['ours-is-newer', at(now - 200)],
				['from-the-future', at(now)],
			]),
		);
		const kept = [...readLastStates(folder, 'contexts.yml')].map(([name, state]) => [
			name,
			state.result.checkedAt - now,
		]);
		expect(Object.fromEntries(kept)).toEqual({
			theirs: -100,
			ours: -50,
			both: -100,
			'ours-is-newer': -200,
			'from-the-future': 0,
		});
	});

	it('are none when the cache is damaged', () => {
		writeLastStates(folder, 'contexts.yml', new Map([['acme', {target: 'there', result, user: undefined}]]));
		const [file = ''] = readdirSync(folder);
		for (const damaged of [
			'',
			'{',
			'[]',
			'{"version":1,"states":[{"name":"acme"},null,7]}',
			JSON.stringify({version: 1, states: [{name: 'acme', target: 'there', result: {...result, state: 'new-word'}}]}),
			'{"version":99,"states":[]}',
		]) {
			writeFileSync(path.join(folder, file), damaged);
			expect(readLastStates(folder, 'contexts.yml').size, damaged).toBe(0);
		}

		expect(readFileSync(path.join(folder, file), 'utf8')).toContain('99');
	});
});
