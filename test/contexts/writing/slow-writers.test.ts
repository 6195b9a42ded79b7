import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdirSync, readFileSync, utimesSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {setTimeout as wait} from 'node:timers/promises';
import {fileURLToPath} from 'node:url';
import {describe, expect, it, onTestFinished} from 'vitest';
import type {ContextsEdit} from '../../../source/contexts/edit.ts';
import {openContextsStore} from '../../../source/contexts/open-store.ts';
import type {ContextsStore} from '../../../source/contexts/store.ts';
import type {SlowWrite} from '../support/slow-writers.ts';
import {temporaryFolder} from '../support/temporary-folder.ts';

const names = Array.from({length: 20}, (_, index) => `context-${index + 10}`);
const lines = (of: readonly string[], comment: string): string =>
	of
		.map(name => `    ${name}:\n        comment: ${comment}\n        server: https://${name}.eu.qlikcloud.com\n`)
		.join('');
const before = `current-context: context-11\ncontexts:\n${lines(names, 'old')}`;
/** What the other program writes: other values, and two contexts more at the end. */
const more = [...names, 'zz-1', 'zz-2'];
const after = `current-context: context-12\ncontexts:\n${lines(more, 'new')}`;

type Act = (store: ContextsStore) => ReturnType<ContextsStore['apply']>;
const apply =
	(edit: ContextsEdit): Act =>
	store =>
		store.apply(edit);

/** What qctx does meanwhile, and the names that are there when both are done. */
const acts: Readonly<Record<string, {act: Act; left: (names: readonly string[]) => readonly string[]}>> = {
	use: {act: apply({type: 'use', name: 'context-13'}), left: all => all},
	clear: {act: apply({type: 'clear'}), left: all => all},
	add: {
		act: apply({type: 'add', name: 'mine', fields: {server: 'https://mine'}, makeCurrent: true}),
		left: all => [...all, 'mine'],
	},
	change: {act: apply({type: 'change', name: 'context-14', fields: {insecure: true}}), left: all => all},
	rename: {
		act: apply({type: 'rename', from: 'context-15', to: 'mine'}),
		left: all => all.map(name => (name === 'context-15' ? 'mine' : name)),
	},
	duplicate: {act: apply({type: 'duplicate', from: 'context-16', to: 'mine'}), left: all => [...all, 'mine']},
	remove: {
		act: apply({type: 'remove', names: ['context-17']}),
		left: all => all.filter(name => name !== 'context-17'),
	},
	undo: {act: store => store.undo(), left: all => all.map(name => (name === 'undone' ? 'context-18' : name))},
};

interface Case {
	readonly title: string;
	readonly write: SlowWrite;
	readonly store: ContextsStore;
	readonly act: Act;
	readonly expected: readonly string[];
}

async function prepare(
	title: string,
	kind: string,
	slow: Pick<SlowWrite, 'pause' | 'pieces' | 'style'>,
): Promise<Case> {
	const folder = temporaryFolder();
	const file = path.join(folder, '.qlik', 'contexts.yml');
	mkdirSync(path.dirname(file));
	writeFileSync(file, before);
	const store = openContextsStore({path: file, backupsFolder: path.join(folder, 'backups'), lockPatience: 1000});
	const {act, left} = acts[kind] ?? {act: apply({type: 'clear'}), left: all => all};
	const asWritten = slow.style === 'held' ? after : after.slice(0, after.indexOf('    zz-1'));
	const text = kind === 'undo' ? asWritten.replace('context-18:', 'undone:') : asWritten;
	if (kind === 'undo') await store.apply({type: 'rename', from: 'context-18', to: 'undone'});
	store.read();
	const there = (slow.style === 'held' ? more : names).map(name =>
		kind === 'undo' && name === 'context-18' ? 'undone' : name,
	);
	return {title, write: {file, text, ...slow}, store, act, expected: left(there).toSorted()};
}

/** Starts the other program, and acts once each file has been emptied. */
async function playAll(cases: readonly Case[]): Promise<readonly (readonly [string, unknown])[]> {
	const plan = path.join(temporaryFolder(), 'plan.json');
	writeFileSync(plan, JSON.stringify(cases.map(({write}) => write)));
	const script = fileURLToPath(new URL('../support/slow-writers.ts', import.meta.url));
	const child = spawn(process.execPath, [script, plan], {stdio: ['ignore', 'pipe', 'inherit']});
	onTestFinished(() => {
		child.kill('SIGKILL');
	});
	const ended = once(child, 'close');
	const starts = cases.map(({write}) => readFileSync(write.file, 'utf8'));
	const results = await Promise.all(
		cases.map(async ({title, write, store, act}, index) => {
			while (readFileSync(write.file, 'utf8') === starts[index]) await wait(2);
			const result = await act(store);
			return [title, result.ok ? 'made' : result.problem.what] as const;
		}),
	);
	await ended;
	return results;
}

const namesIn = (file: string): string[] =>
	Array.from(readFileSync(file, 'utf8').matchAll(/^ {4}([\w-]+):/gm), match => match[1] ?? '').toSorted();

describe.skipIf(process.platform !== 'linux')('another program that writes the file in pieces', () => {
	it.each([0, 60, 100, 500, 2000])('loses no change to qctx, with pauses of %i ms', {timeout: 60_000}, async pause => {
		const styles = ['held', 'reopened'] as const;
		const cases = await Promise.all(
			Object.keys(acts).flatMap(kind =>
				styles.flatMap(style =>
					[2, 4].map(pieces => prepare(`${kind}, ${pieces} pieces, ${style}`, kind, {pause, pieces, style})),
				),
			),
		);
		const results = await playAll(cases);
		expect(results.filter(([, result]) => result !== 'made')).toEqual([]);
		const lost = cases.flatMap(({title, write, expected}) => {
			const text = readFileSync(write.file, 'utf8');
			const missing = [
				...expected.filter(name => !namesIn(write.file).includes(name)),
				...(text.includes('old') ? ['a value'] : []),
			];
			return missing.length > 0 ? [`${title}: ${missing.join(' ')}`] : [];
		});
		expect(lost).toEqual([]);
	});
});

describe.skipIf(process.platform !== 'linux')('what is shown while another program writes the file in pieces', () => {
	it.each([20, 100, 1000])('is never shown half-written, with pauses of %i ms', {timeout: 60_000}, async pause => {
		const cases = await Promise.all([2, 4].map(pieces => prepare('read', 'use', {pause, pieces, style: 'held'})));
		const counts: number[] = [];
		const look: Act = async store => {
			while (!readFileSync(store.path, 'utf8').includes('zz-2')) {
				const read = store.read();
				counts.push(read.ok ? read.value.contexts.length : 0);
				await wait(5);
			}

			return store.apply({type: 'clear'});
		};
		await playAll(cases.map(prepared => ({...prepared, act: look})));
		expect(counts.length).toBeGreaterThan(4);
		// The last look may come just after the end of the writing.
		expect([...new Set(counts)].filter(count => count !== 20 && count !== 22)).toEqual([]);
	});

	it('is shown as finally written, and a removal within a second', async () => {
		const {store, write} = await prepare('read', 'use', {pause: 0, pieces: 1, style: 'held'});
		const start = performance.now();
		writeFileSync(write.file, before.replace(lines(['context-20'], 'old'), ''));
		const count = () => {
			const read = store.read();
			return read.ok && !read.value.inMotion ? read.value.contexts.length : undefined;
		};
		await expect.poll(count, {timeout: 3000, interval: 20}).toBe(19);
		expect(performance.now() - start).toBeLessThan(1000);
	});
});

describe('a file that is suddenly empty', () => {
	it('is not taken for one without contexts: nothing is written while it stays empty', async () => {
		const {store, write, act} = await prepare('add', 'add', {pause: 0, pieces: 1, style: 'held'});
		writeFileSync(write.file, '');
		utimesSync(write.file, new Date(Date.now() - 60_000), new Date(Date.now() - 60_000));
		const result = await act(store);
		expect(result).toMatchObject({
			ok: false,
			problem: {
				what: expect.stringMatching(/is empty, though it held 20 contexts before\. Nothing was written\.$/),
				exitCode: 4,
			},
		});
		expect(readFileSync(write.file, 'utf8')).toBe('');
	});

	it('is recognised from the last change by a qctx that has not read it before', async () => {
		const {store, write} = await prepare('use', 'use', {pause: 0, pieces: 1, style: 'held'});
		await store.apply({type: 'use', name: 'context-13'});
		writeFileSync(write.file, '');
		utimesSync(write.file, 1, 1);
		const backupsFolder = path.join(write.file, '../../backups');
		const other = openContextsStore({path: write.file, backupsFolder});
		const result = await other.apply({type: 'add', name: 'mine', fields: {server: 'x'}, makeCurrent: false});
		expect(result).toMatchObject({ok: false, problem: {what: expect.stringContaining('held 20 contexts before')}});
	});

	it('is fine if it was always empty', async () => {
		const folder = temporaryFolder();
		const file = path.join(folder, 'contexts.yml');
		writeFileSync(file, '');
		utimesSync(file, 1, 1);
		const store = openContextsStore({path: file, backupsFolder: path.join(folder, 'backups')});
		expect((await store.apply({type: 'add', name: 'a', fields: {server: 'x'}, makeCurrent: false})).ok).toBe(true);
	});
});
