import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {Metafile} from 'esbuild';
import {describe, expect, it, onTestFinished} from 'vitest';
import {eagerFunctions} from '../../tools/eager-functions.ts';
import {gatherPieces} from '../../tools/gather-pieces.ts';

describe('eager functions', () => {
	it.each([
		['wrap((a, b) => { b.exports = a; })', 'wrap(((a, b) => { b.exports = a; }))'],
		['var x = (0, h.c)(function () {}), y = wrap(t => t);', 'var x = (0, h.c)((function () {})), y = wrap((t => t));'],
	])('are what a call at the top level gets: %s', (script, eager) => {
		expect(eagerFunctions(script)).toBe(eager);
	});

	it.each([
		'function later() { wrap(() => 1); }',
		'wrap(() => { inner(() => 1); }, 2)',
		'wrap("(() => 1)")',
		'list.sort',
	])('are not what is called later, or is no function: %s', script => {
		expect(eagerFunctions(script)).toBe(script);
	});
});

describe('gathered pieces', () => {
	const pieces = new Map([
		[
			'cli.cjs',
			"const shared = require('./shared.cjs'); module.exports = {shared, later: () => require('./late.cjs')};",
		],
		[
			'shared.cjs',
			"module.exports = {path: require('node:path'), runs: (globalThis.qctxRuns = (globalThis.qctxRuns ?? 0) + 1)};",
		],
		['late.cjs', "module.exports = {shared: require('./shared.cjs'), own: require('./own.cjs')};"],
		['own.cjs', "module.exports = 'own';"],
	]);
	const imports = (...names: readonly string[]) => names.map(path => ({path: `out/${path}`, kind: 'import-statement'}));
	const outputs = {
		'out/cli.cjs': {imports: [...imports('shared.cjs'), {path: 'out/late.cjs', kind: 'dynamic-import'}]},
		'out/shared.cjs': {imports: [{path: 'node:path', kind: 'import-statement', external: true}]},
		'out/late.cjs': {imports: imports('shared.cjs', 'own.cjs')},
		'out/own.cjs': {imports: []},
	} as unknown as Metafile['outputs'];
	const files = gatherPieces(pieces, [['cli.cjs'], ['late.cjs']], outputs);

	it('are in the file of the first part that needs them', () => {
		expect([...files.keys()]).toEqual(['cli.cjs', 'late.cjs']);
		expect(files.get('late.cjs')).toContain("module.exports = 'own'");
		expect(files.get('late.cjs')).not.toContain('qctxRuns');
	});

	it('run once, whichever file asks for them', () => {
		const folder = mkdtempSync(join(tmpdir(), 'qctx-pieces-'));
		onTestFinished(() => rmSync(folder, {recursive: true}));
		for (const [name, text] of files) {
			writeFileSync(join(folder, name), text);
		}

		const start = createRequire(join(folder, 'start.cjs'))('./cli.cjs')('./cli.cjs');
		const late = start.later();
		expect(late.own).toBe('own');
		expect(late.shared).toBe(start.shared);
		expect(start.shared.runs).toBe(1);
		expect(start.shared.path.sep).toBeTypeOf('string');
	});
});
