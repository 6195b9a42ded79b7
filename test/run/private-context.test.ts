import {mkdirSync, mkdtempSync, readFileSync, rmdirSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {afterEach, beforeEach, expect, it, vi} from 'vitest';
import {Secret} from '../../source/credentials/secret.ts';
import {openPrivateContext, type PrivateContext} from '../../source/run/private-context.ts';

let base: string;
let context: PrivateContext;
beforeEach(() => {
	vi.useFakeTimers();
	base = mkdtempSync(path.join(tmpdir(), 'qctx-private-'));
	context = openPrivateContext({
		home: {base, realFolder: path.join(base, 'real'), realFile: 'contexts.yml'},
		text: 'token: first\n',
		withToken: (text, token) => (/^token: /.test(text) ? `token: ${token?.reveal() ?? 'none'}\n` : undefined),
		granted: {token: new Secret('first'), scopes: [], grantedAt: Date.now(), expiresAt: Date.now() + 100_000},
		renew: async () => ({
			token: new Secret('second'),
			scopes: [],
			grantedAt: Date.now(),
			expiresAt: Date.now() + 100_000,
		}),
	});
});
afterEach(() => {
	context.close();
	vi.useRealTimers();
	rmSync(base, {recursive: true, force: true});
});

it('gets the next token, and is without one once its time is over', async () => {
	await vi.advanceTimersByTimeAsync(81_000);
	expect(readFileSync(context.home.contextsPath, 'utf8')).toBe('token: second\n');
	context.expire();
	expect(readFileSync(context.home.contextsPath, 'utf8')).toBe('token: none\n');
});

it('takes out a token that the command writes back', async () => {
	context.expire();
	context.home.write('token: first\n');
	await vi.advanceTimersByTimeAsync(1000);
	expect(readFileSync(context.home.contextsPath, 'utf8')).toBe('token: none\n');
});

it('is tried again when it cannot be written, as on a full disk, and does not end qctx under its command', async () => {
	const inTheWay = path.join(context.home.folder, 'contexts.tmp');
	mkdirSync(inTheWay);
	await vi.advanceTimersByTimeAsync(81_000);
	expect(readFileSync(context.home.contextsPath, 'utf8')).toBe('token: first\n');
	context.expire();
	await vi.advanceTimersByTimeAsync(5000);
	rmdirSync(inTheWay);
	await vi.advanceTimersByTimeAsync(1000);
	expect(readFileSync(context.home.contextsPath, 'utf8')).toBe('token: none\n');
});
