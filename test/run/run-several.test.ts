import {describe, expect, it} from 'vitest';
import {runChild} from '../../source/run/child/run-child.ts';
import {runSeveral, type SeveralOptions, worstCode} from '../../source/run/run-several.ts';

const names = Array.from({length: 12}, (_, index) => `context-${index}`);

async function runScript(script: string, options: Partial<SeveralOptions> = {}) {
	return runSeveral({
		names,
		jobs: 4,
		signal: new AbortController().signal,
		run: async (name, onStart) =>
			runChild('sh', ['-c', script], {
				environment: {...process.env, NAME: name},
				sharesTerminal: false,
				stdio: ['ignore', 'pipe', 'pipe'],
				onStart,
			}),
		...options,
	});
}

describe('a command in several contexts', () => {
	it('prints whole lines, whatever pieces they arrive in', async () => {
		const lines: string[] = [];
		await runScript('for i in 1 2 3; do printf %s "$NAME"; printf " says "; echo "$i"; done; printf end', {
			onLine: (name, stream, line) => lines.push(`${name} ${stream} ${line}`),
		});
		const expected = names.flatMap(name => [1, 2, 3].map(number => `${name} stdout ${name} says ${number}`));
		expect(lines.toSorted()).toEqual([...expected, ...names.map(name => `${name} stdout end`)].toSorted());
	});

	it('collects its output in the order of the names, with code and signal', async () => {
		const ends = await runScript('echo "$NAME"; echo oops >&2; case $NAME in *-3) exit 7;; *-5) kill -9 $$;; esac');
		expect(ends.map(({name, stdout}) => [name, stdout])).toEqual(names.map(name => [name, `${name}\n`]));
		expect(ends.map(({code}) => code)).toEqual([0, 0, 0, 7, 0, 137, 0, 0, 0, 0, 0, 0]);
		expect(ends[5]?.signal).toBe('SIGKILL');
		expect(ends[0]?.stderr).toBe('oops\n');
		expect(worstCode(ends)).toBe(137);
	});

	it('never runs more at the same time than allowed', async () => {
		let running = 0;
		let most = 0;
		await runScript('exit 0', {
			async run(_name, onStart) {
				most = Math.max(most, ++running);
				const end = await runChild('sh', ['-c', 'exit 0'], {
					environment: process.env,
					sharesTerminal: false,
					stdio: ['ignore', 'pipe', 'pipe'],
					onStart,
				});
				running--;
				return end;
			},
		});
		expect(most).toBe(4);
	});

	it('starts nothing more once it is interrupted', async () => {
		const stop = new AbortController();
		const ends = await runScript('exit 0', {signal: stop.signal, onEnd: () => stop.abort()});
		expect(ends.length).toBeLessThanOrEqual(4);
	});
});
