import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {text} from 'node:stream/consumers';
import type {Account} from '../../source/demo/people.ts';
import type {CheckResult, CheckStep} from '../../source/tenant/check-result.ts';

export interface ChildOptions {
	/** PEM of authorities to trust beside the usual ones. */
	readonly authority?: string;
	readonly environment?: NodeJS.ProcessEnv;
}

/** Checks servers in a process of its own, with the authority in NODE_EXTRA_CA_CERTS. */
export async function checkInChild(
	targets: ReadonlyArray<{readonly server: string; readonly account: Account; readonly insecure?: boolean}>,
	{authority, environment = {}}: ChildOptions = {},
): Promise<Array<CheckResult & {readonly steps: readonly CheckStep[]}>> {
	const folder = await mkdtemp(path.join(os.tmpdir(), 'qctx-test-'));
	try {
		const pem = path.join(folder, 'authority.pem');
		if (authority !== undefined) {
			await writeFile(pem, authority);
		}

		const child = spawn(process.execPath, [path.join(import.meta.dirname, 'check-child.ts')], {
			env: {
				PATH: process.env.PATH,
				...(authority === undefined ? {} : {NODE_EXTRA_CA_CERTS: pem}),
				...environment,
			},
			stdio: ['pipe', 'pipe', 'inherit'],
		});
		const given = targets.map(({server, account, insecure = false}) => ({
			server,
			serverType: 'cloud',
			insecure,
			headers: {},
			bothKinds: false,
			clientId: account.clientId,
			clientSecret: account.clientSecret,
		}));
		child.stdin.end(JSON.stringify(given));
		const [printed] = await Promise.all([text(child.stdout), once(child, 'close')]);
		return JSON.parse(printed) as Array<CheckResult & {readonly steps: readonly CheckStep[]}>;
	} finally {
		await rm(folder, {recursive: true, force: true});
	}
}
