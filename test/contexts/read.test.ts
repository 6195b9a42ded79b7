import {mkdirSync, symlinkSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, it} from 'vitest';
import type {Context} from '../../source/contexts/context.ts';
import {readContexts} from '../../source/contexts/read.ts';
import {currentContext} from '../../source/contexts/snapshot.ts';
import {goldenSample} from './support/golden-sample.ts';
import {temporaryFolder} from './support/temporary-folder.ts';

function read(content: string | Uint8Array) {
	const file = path.join(temporaryFolder(), 'contexts.yml');
	writeFileSync(file, content, {mode: 0o600});
	return readContexts(file);
}

function snapshot(content: string | Uint8Array) {
	const result = read(content);
	if (!result.ok) throw new Error(result.problem.what);
	return result.value;
}

function only(content: string): Context {
	const [context] = snapshot(`contexts:\n    x:\n${content.replace(/^/gm, '        ')}\n`).contexts;
	if (!context) throw new Error('no context');
	return context;
}

function problem(content: string | Uint8Array) {
	const result = read(content);
	return result.ok ? undefined : result.problem;
}

describe('reading contexts.yml', () => {
	it('reads what qlik writes', () => {
		const {contexts, current} = snapshot(goldenSample);
		expect(current).toBe('Prod EU');
		expect(contexts.map(({name, credentials: {kind}}) => `${name}: ${kind}`)).toEqual([
			'123: none',
			'Prod EU: api-key',
			'bot: oauth',
			'café 日本 😀: none',
			'local: none',
			'null: none',
			'qseow: api-key',
			'yes: none',
		]);
		expect(contexts.find(({name}) => name === 'bot')?.credentials).toMatchObject({
			clientId: '0123456789abcdef0123456789abcdef',
		});
		expect(contexts.find(({name}) => name === 'local')).toMatchObject({comment: 'multi\nline', insecure: true});
		expect(contexts.find(({name}) => name === 'qseow')).toMatchObject({serverType: 'windows', headers: {}});
	});

	it('reads hex-looking secrets as text, not as the number Infinity', () => {
		const {credentials} = only('oauth-client-id: 82e0353\noauth-client-secret: 12e4567');
		expect(credentials).toMatchObject({kind: 'oauth', clientId: '82e0353'});
		expect(credentials.kind === 'oauth' && credentials.clientSecret.reveal()).toBe('12e4567');
	});

	it.each([
		'',
		'# only a comment\n',
		'---\n',
		'null\n',
		'~',
		'contexts:\n',
		'contexts: {}\n',
		'contexts: null\n',
		'\uFEFF',
		'current-context: ""\r\ncontexts: {}\r\n',
	])('takes %j for no contexts', content => {
		expect(snapshot(content)).toMatchObject({exists: true, contexts: [], current: undefined});
	});

	it('takes a missing file for no contexts', () => {
		const result = readContexts(path.join(temporaryFolder(), 'no', 'contexts.yml'));
		expect(result).toMatchObject({
			ok: true,
			value: {exists: false, contexts: [], current: undefined, othersCanRead: false},
		});
	});

	it('reads BOM, CRLF, flow maps, anchors and merge keys', () => {
		const {contexts} = snapshot(
			'\uFEFFcurrent-context: b\r\ndefaults: &d\r\n  server-type: Cloud\r\n  comment: shared\r\ncontexts:\r\n  a: &a {server: https://a}\r\n  b: *a\r\n  c:\r\n    <<: *d\r\n    comment: own\r\n',
		);
		expect(contexts.map(({name, server, serverType, comment}) => ({name, server, serverType, comment}))).toEqual([
			{name: 'a', server: 'https://a', serverType: undefined, comment: undefined},
			{name: 'b', server: 'https://a', serverType: undefined, comment: undefined},
			{name: 'c', server: undefined, serverType: 'cloud', comment: 'own'},
		]);
	});

	it('keeps the name of a current context that does not exist', () => {
		const read = snapshot('current-context: gone\ncontexts: {}\n');
		expect(read.current).toBe('gone');
		expect(currentContext(read)).toBeUndefined();
	});

	it('tells the kind of credentials by the keys', () => {
		expect(only('headers: {authorization: bearer abc}').credentials).toMatchObject({kind: 'api-key'});
		expect(only('headers: {Authorization: Bearer abc}\noauth-client-id: i\noauth-client-secret: s')).toMatchObject({
			credentials: {kind: 'api-key'},
			bothKinds: true,
		});
		expect(only('headers: {}\noauth-client-id: i\noauth-client-secret: s')).toMatchObject({
			credentials: {kind: 'oauth'},
			bothKinds: false,
		});
		expect(only('headers:\noauth-client-id: i').credentials).toEqual({
			kind: 'none',
			missing: 'client-secret',
			clientId: 'i',
		});
		expect(only('oauth-client-secret: s').credentials).toEqual({kind: 'none', missing: 'client-id'});
		expect(only('headers: {Cookie: X-Qlik-Session=1}').credentials).toMatchObject({kind: 'session'});
		expect(only('certificates: /certs').credentials).toEqual({kind: 'certificate', folder: '/certs'});
		expect(only('api-key: eyJ').credentials).toMatchObject({kind: 'api-key'});
		expect(only('server: https://x').credentials).toEqual({kind: 'none', missing: 'everything'});
		expect(only('headers: {Authorization: "Bearer "}').credentials).toEqual({kind: 'none', missing: 'everything'});
	});

	it('gives extra headers without the credentials, and takes only a real true for insecure', () => {
		expect(only('headers: {Authorization: Bearer a, X-My: "1", cookie: c, __proto__: p}').headers).toEqual(
			Object.assign(Object.create(null), {'X-My': '1', ['__proto__']: 'p'}),
		);
		expect(
			['true', 'True', '"true"', 'yes', 'false', '1', ''].map(value => only(`insecure: ${value}`).insecure),
		).toEqual([true, true, false, false, false, false, false]);
	});

	it('names the keys of a context, also those it does not know', () => {
		expect(only('server: a\nverbose: true\nlist: [1, {a: b}]\napp: x').keys).toEqual([
			'server',
			'verbose',
			'list',
			'app',
		]);
	});

	it('says what is wrong with a single context and reads the others', () => {
		const {contexts} = snapshot(
			'contexts:\n  a: text\n  b: [1]\n  c: {server: {x: y}}\n  d: {headers: [a]}\n  e: {headers: {X: {}}}\n  f:\n  g: {server: https://g}\n',
		);
		expect(contexts.map(({name, defect}) => `${name}: ${defect}`)).toEqual([
			'a: it is not a map of keys and values',
			'b: it is not a map of keys and values',
			'c: server is not text',
			'd: headers is not a map',
			'e: the header X is not text',
			'f: undefined',
			'g: undefined',
		]);
	});

	it.each([
		['a tab', 'contexts:\n\ta: b\n', 'line 2, column 1'],
		['an open quote', 'contexts:\n  a:\n    server: "https://x\n', 'line 4'],
		[
			'a duplicate name',
			'contexts:\n  a: {}\n  b: {}\n  a: {}\n',
			"line 4, column 3: the key 'a' stands here for the second time",
		],
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

	it('never shows the lines around a fault: they may hold a secret', () => {
		const found = problem('contexts:\n  a:\n    oauth-client-secret: made-up-secret\n   b: c\n');
		expect(JSON.stringify([found, String(found?.error)])).not.toContain('made-up-secret');
	});

	it('refuses what is not UTF-8, with the line', () => {
		expect(problem(Buffer.from('contexts:\n  a: {server: caf\xe9}\n', 'latin1'))?.what).toContain('not UTF-8 (line 2)');
		expect(problem(Buffer.from('\uFEFFcontexts: {}\n', 'utf16le'))?.what).toContain('UTF-16');
		expect(snapshot('contexts: {a: {comment: "\uFFFD"}}\n').contexts[0]?.comment).toBe('\uFFFD');
	});

	it('refuses aliases that stand for billions of nodes, at once', () => {
		const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
		for (let level = 1; level < 12; level++)
			lines.push(
				`a${level}: &a${level} [${Array(10)
					.fill(`*a${level - 1}`)
					.join(', ')}]`,
			);
		expect(problem(lines.join('\n'))?.what).toContain('stand for too much');
	});

	it('refuses what is no file: a folder, a device, a link to nowhere, links in a circle', () => {
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

	it.skipIf(process.platform === 'win32')('says when others can read the file', () => {
		const folder = temporaryFolder();
		const mode = (bits: number) => {
			const file = path.join(folder, bits.toString(8));
			writeFileSync(file, '', {mode: bits});
			const result = readContexts(file);
			return result.ok && result.value.othersCanRead;
		};

		expect([0o600, 0o700, 0o620, 0o640, 0o604, 0o644].map(mode)).toEqual([false, false, false, true, true, true]);
	});

	it('has one fingerprint for one content', () => {
		expect(snapshot('contexts: {}\n').fingerprint).toBe(snapshot('contexts: {}\n').fingerprint);
		expect(snapshot('contexts: {}\n').fingerprint).not.toBe(snapshot('contexts: {} \n').fingerprint);
	});
});
