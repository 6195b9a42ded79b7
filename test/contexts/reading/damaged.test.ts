import {mkdirSync, symlinkSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, it} from 'vitest';
import {readContexts} from '../../../source/contexts/reading/read-contexts.ts';
import {problem, snapshot} from '../support/read-text.ts';
import {temporaryFolder} from '../support/temporary-folder.ts';

describe('a file that cannot be read', () => {
	it.each([
		['a tab', 'contexts:\n\ta: b\n', 'line 2, column 1'],
		['an open quote', 'contexts:\n  a:\n    server: "https://x\n', 'line 4'],
		['a duplicate name', 'contexts:\n  a: {}\n  b: {}\n  a: {}\n', "line 4, column 3: the key 'a' appears twice"],
		['a duplicate key', 'contexts:\n  a:\n    server: x\n    server: y\n', 'line 4, column 5'],
		['contexts that are a list', 'contexts:\n  - a\n', 'line 2, column 3: contexts is not a map of names'],
		['contexts that are text', 'contexts: none\n', 'line 1, column 11'],
		['a file that is a list', '- a\n', 'line 1, column 1: the file is not a map'],
		[
			'a current context that is a map',
			'current-context: {a: b}\n',
			'line 1, column 18: current-context is not a name',
		],
		['an alias without anchor', 'contexts:\n  a: *b\n', 'line 2, column 7'],
		['an anchor within itself', 'contexts:\n  a: &a {b: *a}\n', 'contains itself'],
		['a map as a name', 'contexts:\n  ? {a: b}\n  : {}\n', 'the name of a context is not text'],
		['half of a write', 'current-context: a\ncontexts:\n  a:\n    server: x\n  b', 'line 5'],
		['a NUL', 'contexts:\n  a\0: b\n', 'line 2'],
	])('shows %s with line and column, and what to do', (_what, content, expected) => {
		const found = problem(content);
		expect(found?.what).toContain(expected);
		expect(found?.what).toMatch(/^The contexts file \S*contexts\.yml is damaged/);
		expect(found?.cure).toMatch(/editor/);
		expect(found?.exitCode).toBe(4);
	});

	it('never shows the lines around an error, which may contain a secret', () => {
		const found = problem('contexts:\n  a:\n    oauth-client-secret: made-up-secret\n   b: c\n');
		expect(JSON.stringify([found, String(found?.error)])).not.toContain('made-up-secret');
	});

	it('refuses a file that is not UTF-8, and names the line', () => {
		expect(problem(Buffer.from('contexts:\n  a: {server: caf\xe9}\n', 'latin1'))?.what).toContain('not UTF-8 (line 2)');
		expect(problem(Buffer.from('\uFEFFcontexts: {}\n', 'utf16le'))?.what).toContain('UTF-16');
		expect(snapshot('contexts: {a: {comment: "\uFFFD"}}\n').contexts[0]?.comment).toBe('\uFFFD');
	});

	it('refuses aliases that expand to billions of nodes, at once', () => {
		const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
		for (let level = 1; level < 12; level++)
			lines.push(
				`a${level}: &a${level} [${Array(10)
					.fill(`*a${level - 1}`)
					.join(', ')}]`,
			);
		expect(problem(lines.join('\n'))?.what).toContain('stand for too much');
	});

	it('refuses what is not a file: a folder, a device, a dangling link, a link loop', () => {
		const folder = temporaryFolder();
		mkdirSync(path.join(folder, 'folder'));
		symlinkSync('nowhere', path.join(folder, 'dangling'));
		symlinkSync('circle', path.join(folder, 'circle'));
		const found = (name: string) => {
			const result = readContexts(path.resolve(folder, name));
			return result.ok ? undefined : `${result.problem.exitCode} ${result.problem.what}`;
		};

		expect(found('folder')).toMatch(/^4 .*is a folder/);
		expect(found('/dev/zero')).toMatch(/^4 .*not a regular file/);
		expect(found('dangling')).toMatch(/^4 .*link to nowhere, and nothing is there/);
		expect(found('circle')).toMatch(/^4 .*circle/);
	});
});
