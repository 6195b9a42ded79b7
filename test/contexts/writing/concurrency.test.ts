import {spawn} from 'node:child_process';
import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {createInterface} from 'node:readline';
import {fileURLToPath} from 'node:url';
import {describe, expect, it, onTestFinished} from 'vitest';
import type {ContextsEdit} from '../../../source/contexts/edit.ts';
import {openContextsStore} from '../../../source/contexts/open-store.ts';
import {editInChild} from '../support/run-child.ts';
import {temporaryFolder} from '../support/temporary-folder.ts';

/** `QCTX_LONG=60` makes the writers go on for a minute; the figures are printed then. */
const long = Number(process.env.QCTX_LONG ?? 0);
const seconds = long || 2;
const timeout = (seconds + 60) * 1000;

const add = (name: string): ContextsEdit => ({
	type: 'add',
	name,
	fields: {server: `https://${name}`},
	makeCurrent: false,
});

function home() {
	const folder = temporaryFolder();
	const file = path.join(folder, '.qlik', 'contexts.yml');
	const backups = path.join(folder, 'backups');
	return {file, backups, store: openContextsStore({path: file, backupsFolder: backups})};
}

const namesIn = (file: string): string[] =>
	Array.from(readFileSync(file, 'utf8').matchAll(/^ {4}([\w-]+):/gm), match => match[1] ?? '').toSorted();

function foreignWriter(file: string, mode: 'in-turn' | 'free') {
	const script = fileURLToPath(new URL('../support/foreign-writer.ts', import.meta.url));
	const child = spawn(process.execPath, [script, file, mode, String(seconds)], {stdio: ['pipe', 'pipe', 'inherit']});
	onTestFinished(() => {
		child.kill('SIGKILL');
	});
	const lines = createInterface({input: child.stdout})[Symbol.asyncIterator]();
	return {
		say: (line: string) => child.stdin.write(`${line}\n`),
		end: () => child.stdin.end(),
		async hear(): Promise<string> {
			const {value, done} = await lines.next();
			if (done) throw new Error('the other program ended');
			return value;
		},
	};
}

describe('writers at once', () => {
	it(
		'twenty processes that each add a context make twenty contexts',
		async () => {
			const {file, backups, store} = home();
			const names = Array.from({length: 20}, (_, index) => `process-${index}`);
			const results = await Promise.all(names.map(name => editInChild(file, backups, [add(name)])));
			expect(results.flat().map(result => (result.ok ? 'made' : result.problem.what))).toEqual(names.map(() => 'made'));
			expect(namesIn(file)).toEqual(names.toSorted());
			expect(readdirSync(path.dirname(file))).toEqual(['contexts.yml']);
			// And the history is whole: the last ten can be taken back, one by one.
			for (let index = 0; index < 10; index++) expect((await store.undo()).ok).toBe(true);
			expect(namesIn(file)).toHaveLength(10);
		},
		timeout,
	);

	it(
		'qctx and another program writing in turn lose nothing',
		async () => {
			const {file, store} = home();
			await store.apply(add('first'));
			const other = foreignWriter(file, 'in-turn');
			expect(await other.hear()).toBe('ready');
			const expected = ['first'];
			const end = performance.now() + seconds * 1000;
			let rounds = 0;
			for (; performance.now() < end; rounds++) {
				other.say('go');
				expect(await other.hear()).toBe('done');
				expected.push(`foreign-${rounds}`, `qctx-${rounds}`);
				const result = await store.apply(add(`qctx-${rounds}`));
				expect(result.ok || result.problem.what).toBe(true);
			}

			other.end();
			expect(JSON.parse(await other.hear())).toEqual({written: rounds, lost: []});
			expect(namesIn(file)).toEqual(expected.toSorted());
			expect(rounds).toBeGreaterThan(3);
			if (long) console.info('in turn:', {seconds, rounds});
		},
		timeout,
	);

	it(
		'qctx keeps what a program without a lock writes at any moment',
		async () => {
			const {file, store} = home();
			await store.apply(add('first'));
			const other = foreignWriter(file, 'free');
			expect(await other.hear()).toBe('ready');
			let rounds = 0;
			let refused = 0;
			const end = performance.now() + seconds * 1000;
			while (performance.now() < end) {
				const result = await store.apply({type: 'change', name: 'first', fields: {comment: `round ${rounds}`}});
				rounds++;
				if (!result.ok) refused++;
			}

			const {written, lost} = JSON.parse(await other.hear());
			expect(lost).toEqual([]);
			expect(written).toBeGreaterThan(3);
			expect(refused).toBeLessThan(rounds / 2);
			if (long) console.info('free:', {seconds, rounds, refused, written, lost});
		},
		timeout,
	);
});
