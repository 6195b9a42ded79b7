import {existsSync, readdirSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {describe, expect, it, onTestFinished, vi} from 'vitest';
import {makeHome} from './command-line.ts';

describe('qctx demo', () => {
	it('runs a command against the practice tenant without reading or writing any file of the user', async () => {
		const mine = 'current-context: mine\ncontexts:\n    mine:\n        server: https://mine.example\n';
		const home = makeHome(mine);
		const places = () => readdirSync(tmpdir()).filter(name => name.startsWith('qctx-practice-'));
		const before = places();
		const {code, stdout} = await home.run('demo check --json');
		expect(code).toBe(1);
		const states = (JSON.parse(stdout) as Array<{name: string; state: string}>).map(({state}) => state);
		expect(states).toEqual(
			expect.arrayContaining(['valid', 'rejected', 'forbidden', 'rate-limited', 'unreachable', 'incomplete']),
		);
		expect(stdout).not.toContain('mine');
		expect(home.contexts()).toBe(mine);
		expect(existsSync(home.folders.cache) || existsSync(home.folders.data)).toBe(false);
		expect(places().filter(name => !before.includes(name))).toEqual([]);
	});

	it('passes on the flags before it', async () => {
		const {stdout} = await makeHome().run('--json demo ls');
		expect(JSON.parse(stdout)).toEqual(
			expect.arrayContaining([expect.objectContaining({name: 'acme-prod', current: true})]),
		);
	});

	it('prints the list without a terminal', async () => {
		expect(await makeHome().run('demo')).toMatchObject({code: 0, stdout: expect.stringMatching(/\* +acme-prod/)});
	});

	it('cannot be nested', async () => {
		expect((await makeHome().run('demo demo')).code).toBe(2);
	});

	it('says that it needs a temporary folder when there is none', async () => {
		const home = makeHome();
		vi.stubEnv('TMPDIR', '/nope');
		onTestFinished(() => void vi.unstubAllEnvs());
		const outcome = await home.run('demo check');
		expect(outcome).toMatchObject({
			code: 3,
			stderr: expect.stringMatching(/^Error: The practice tenant cannot create a temporary folder: .*\nSet TMPDIR/),
		});
	});
});
