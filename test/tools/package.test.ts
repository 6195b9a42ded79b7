import {execFileSync} from 'node:child_process';
import {describe, expect, it, onTestFinished} from 'vitest';
import packageJson from '../../package.json' with {type: 'json'};
import {installPackage} from '../benchmarks/installed.ts';
import {openTerminal} from '../terminal/open-terminal.ts';

describe('the published package', () => {
	it('installs with npm i -g, depends on nothing, and opens the practice tenant', async () => {
		const installed = installPackage();
		onTestFinished(() => installed[Symbol.dispose]());
		expect(packageJson).not.toHaveProperty('dependencies');
		expect(execFileSync(process.execPath, [installed.script, '--version'], {encoding: 'utf8'})).toContain(
			packageJson.version,
		);
		const screen = openTerminal({program: {file: process.execPath, args: [installed.script]}, args: ['demo']});
		await screen.shows('practice');
		await screen.shows('acme-prod');
		await screen.press('q');
		expect(await screen.exited()).toEqual({code: 0, signal: undefined});
	}, 60_000);
});
