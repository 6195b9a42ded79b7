import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {describe, expect, it, onTestFinished} from 'vitest';
import {processesIn} from './left-over.ts';
import {makeHome} from './terminal/home.ts';

describe.runIf(process.platform === 'linux')('the end of a test run', () => {
	it('finds a process that a test left behind', async () => {
		const home = makeHome();
		onTestFinished(() => home.remove());
		const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], {env: home.environment});
		await once(child, 'spawn');
		await expect.poll(() => processesIn(home.folder).map(({id}) => id)).toEqual([child.pid]);
		child.kill();
		await once(child, 'exit');
		expect(processesIn(home.folder)).toEqual([]);
	});
});
