import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {describe, expect, it} from 'vitest';
import {openContextsStore} from '../../../source/contexts/open-store.ts';
import {temporaryFolder} from '../support/temporary-folder.ts';

/** `QCTX_KILLS=300` kills as often; the figures are printed then. */
const kills = Number(process.env.QCTX_KILLS ?? 0) || 8;

const padding = Array.from(
	{length: 300},
	(_, index) => `    # ${index} of many lines\n    filler-${index}: {server: "https://filler-${index}"}\n`,
).join('');
const content = (number: number): string =>
	`# mine\ncontexts:\n${padding}    counted:\n        comment: number ${number} # counts\n        server: https://x`;

/** Lets it edit and kills it some milliseconds after an edit began. */
async function editAndKill(file: string, backups: string, afterEdits: number, delay: number) {
	const script = fileURLToPath(new URL('../support/endless-editor.ts', import.meta.url));
	const child = spawn(process.execPath, [script, file, backups], {stdio: ['ignore', 'pipe', 'inherit']});
	let said = '';
	let isAimed = false;
	child.stdout.on('data', chunk => {
		said += chunk;
		const begun = said.match(/^begin /gm)?.length ?? 0;
		if (isAimed || begun <= afterEdits) return;
		isAimed = true;
		setTimeout(() => child.kill('SIGKILL'), delay);
	});
	const [, signal] = await once(child, 'close');
	expect([said.match(/^problem.*/m)?.[0], signal]).toEqual([undefined, 'SIGKILL']);
	const last = (word: string): number =>
		Number([...said.matchAll(new RegExp(`^${word} (\\d+)$`, 'gm'))].at(-1)?.[1] ?? 0);
	return {begun: last('begin'), ended: last('end')};
}

describe('killed while it writes', () => {
	it(
		`leaves the old file or the new one, ${kills} times`,
		async () => {
			const folder = temporaryFolder();
			const file = path.join(folder, 'contexts.yml');
			const backups = path.join(folder, 'backups');
			mkdirSync(backups);
			writeFileSync(file, content(0), {mode: 0o600});
			const figures = {kills: 0, old: 0, new: 0, litter: 0, edits: 0};
			for (let round = 0; round < kills; round++) {
				const {begun, ended} = await editAndKill(file, backups, round % 3, Math.random() * 160);
				const text = readFileSync(file, 'utf8');
				const number = Number(/number (\d+)/.exec(text)?.[1]);
				expect(text).toBe(content(number));
				// Everything reported as written is written, and nothing that was not started.
				expect(ended === 0 || number >= ended).toBe(true);
				expect(begun === 0 || number <= begun).toBe(true);
				figures.kills++;
				figures.edits += 1 + (round % 3);
				figures[number === begun ? 'new' : 'old']++;
				if (readdirSync(folder).length > 2) figures.litter++;
			}

			// The next writer is not blocked, and cleans up.
			const store = openContextsStore({path: file, backupsFolder: backups, lockPatience: 3000});
			const result = await store.apply({type: 'use', name: 'counted'});
			expect(result.ok || result.problem.what).toBe(true);
			expect(readdirSync(folder)).toEqual(['backups', 'contexts.yml']);
			expect((await store.undo()).ok).toBe(true);
			expect(readFileSync(file, 'utf8')).toMatch(/^# mine\ncontexts:/);
			if (process.env.QCTX_KILLS) console.info(figures);
		},
		kills * 5000 + 20_000,
	);
});
