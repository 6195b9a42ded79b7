import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {readdirSync, readFileSync} from 'node:fs';
import {describe, expect, it, onTestFinished} from 'vitest';
import {startPracticeTenant} from '../../source/demo/practice-tenant.ts';
import {makeHome} from '../terminal/open-terminal.ts';
import {builtProgram} from '../terminal/program.ts';
import {filesBelow, placesOf} from './secret-places.ts';

/** What others on the machine can see of a process and of those that it started: command line and title. */
function shownOf(pid: number): string {
	const children = readdirSync(`/proc/${pid}/task`).flatMap(task =>
		readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
	);
	const own = ['cmdline', 'comm'].map(file => readFileSync(`/proc/${pid}/${file}`, 'utf8')).join('\n');
	return [own, ...children.map(shownOf)].join('\n');
}

describe.runIf(process.platform === 'linux')('the built program', () => {
	it('shows no secret in the process list, and leaves none in a file when it ends', async () => {
		const tenant = await startPracticeTenant({fault: 'hang'});
		onTestFinished(async () => tenant.close());
		const key = tenant.add('api-key').apiKey;
		const secret = 'feedface0badf00d'.repeat(4);
		const home = makeHome(`current-context: one
contexts:
    one:
        headers:
            Authorization: Bearer ${key}
        server: ${tenant.url}
    two:
        headers: {}
        oauth-client-id: a
        oauth-client-secret: ${secret}
        server: ${tenant.url}
`);
		onTestFinished(() => home.remove());
		const {file, args} = builtProgram();
		const child = spawn(file, [...args, 'check', '--verbose'], {env: home.environment, cwd: home.folder});
		let said = '';
		for (const stream of [child.stdout, child.stderr]) {
			stream.setEncoding('utf8').on('data', more => {
				said += more;
			});
		}

		const closed = once(child, 'close');
		await expect.poll(() => tenant.requests.length, {timeout: 15_000}).toBe(2);
		const shown = shownOf(child.pid ?? 0);
		child.kill('SIGTERM');
		await closed;
		expect(shown).toContain('check');
		const written = filesBelow(home.folder).filter(({path}) => path !== '.qlik/contexts.yml');
		for (const hidden of [key, secret]) {
			expect(placesOf(hidden, [shown, said, ...written.map(({content}) => content)].join('\n'))).toEqual([]);
		}
	});
});
