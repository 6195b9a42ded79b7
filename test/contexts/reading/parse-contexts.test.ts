import {chmodSync, rmSync, utimesSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, it} from 'vitest';
import {ContextsReader, readContexts} from '../../../source/contexts/reading/read-contexts.ts';
import {currentContext} from '../../../source/contexts/snapshot.ts';
import {goldenSample} from '../support/golden-sample.ts';
import {only, snapshot} from '../support/read-text.ts';
import {temporaryFolder} from '../support/temporary-folder.ts';

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
	])('reads %j as no contexts', content => {
		expect(snapshot(content)).toMatchObject({exists: true, contexts: [], current: undefined});
	});

	it('treats a missing file as having no contexts', () => {
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

	it('recognises the kind of credentials by the keys', () => {
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
		expect(only('headers: {Authorization: "Bearer "}').credentials).toEqual({kind: 'none', missing: 'key'});
		expect(only('headers: {X-My: a}').credentials).toEqual({kind: 'none', missing: 'authorization'});
	});

	it('returns extra headers without the credentials, and accepts only a real true for insecure', () => {
		expect(only('headers: {Authorization: Bearer a, X-My: "1", cookie: c, __proto__: p}').headers).toEqual(
			Object.assign(Object.create(null), {'X-My': '1', ['__proto__']: 'p'}),
		);
		expect(
			['true', 'True', '"true"', 'yes', 'false', '1', ''].map(value => only(`insecure: ${value}`).insecure),
		).toEqual([true, true, false, false, false, false, false]);
	});

	it('lists the keys of a context, including unknown ones', () => {
		expect(only('server: a\nverbose: true\nlist: [1, {a: b}]\napp: x').keys).toEqual([
			'server',
			'verbose',
			'list',
			'app',
		]);
	});

	it('reports what is wrong with one context and reads the others', () => {
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

	it('has the same fingerprint for the same content', () => {
		expect(snapshot('contexts: {}\n').fingerprint).toBe(snapshot('contexts: {}\n').fingerprint);
		expect(snapshot('contexts: {}\n').fingerprint).not.toBe(snapshot('contexts: {} \n').fingerprint);
	});

	it('is parsed again only when it has changed', () => {
		const file = path.join(temporaryFolder(), 'contexts.yml');
		const reader = new ContextsReader(file);
		const read = () => reader.read();
		const none = read();
		expect(none).toMatchObject({ok: true, value: {exists: false}});
		expect(read()).toBe(none);
		writeFileSync(file, 'contexts:\n  a: {}\n', {mode: 0o600});
		const first = read();
		expect(first).toMatchObject({ok: true, value: {exists: true, contexts: [{name: 'a'}]}});
		writeFileSync(file, 'contexts:\n  a: {}\n');
		expect(read()).toBe(first);
		writeFileSync(file, 'contexts:\n  b: {}\n');
		utimesSync(file, 1, 1);
		expect(read()).toMatchObject({ok: true, value: {contexts: [{name: 'b'}]}});
		writeFileSync(file, 'contexts: [\n');
		utimesSync(file, 1, 1);
		const damaged = read();
		expect(damaged).toMatchObject({ok: false, problem: {exitCode: 4}});
		expect(read()).toBe(damaged);
		rmSync(file);
		expect(read()).toMatchObject({ok: true, value: {exists: false}});
	});

	it.skipIf(process.platform === 'win32')('is parsed again when others can read it', () => {
		const file = path.join(temporaryFolder(), 'contexts.yml');
		writeFileSync(file, 'contexts: {}\n', {mode: 0o600});
		const reader = new ContextsReader(file);
		const read = () => reader.read();
		expect(read()).toMatchObject({value: {othersCanRead: false}});
		chmodSync(file, 0o644);
		expect(read()).toMatchObject({value: {othersCanRead: true}});
	});
});
