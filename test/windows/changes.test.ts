import {existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {hostname} from 'node:os';
import {join} from 'node:path';
import {expect, it} from 'vitest';
import {openPrompt} from './prompt.ts';
import {describeOnWindows, nodeForWindows, windowsPath} from './wine.ts';

const bom = '\uFEFF';
const contexts = [
	`${bom}current-context: acme # mine`,
	'contexts:',
	'    acme:',
	'        server: https://acme.eu.qlikcloud.com',
	'    "back\\\\slash: Zoë":',
	'        server: https://zoe.eu.qlikcloud.com',
	'',
].join('\r\n');

describeOnWindows('commands that change the file', () => {
	it('keep CRLF, the byte order mark and everything else, and can be undone', async () => {
		const prompt = await openPrompt(contexts);
		const {home} = prompt;
		const change = async (line: string) => {
			const {code, text} = await prompt.run(line);
			expect(`${line}: ${code} ${text}`).toContain(`${line}: 0 `);
			const now = home.readContexts();
			expect(now.startsWith(bom)).toBe(true);
			expect(now.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
			return now;
		};
		const server = '        server: https://new.eu.qlikcloud.com\r\n';
		expect(await change('qctx context create new --server https://new.eu.qlikcloud.com')).toContain(server);
		expect(await change('qctx context update new --comment "Zoë & Ü"')).toContain('comment: Zoë & Ü\r\n');
		expect(await change('qctx use "back\\slash: Zoë"')).toContain('current-context: "back\\\\slash: Zoë" # mine\r\n');
		expect(await change('qctx context rename "back\\slash: Zoë" "C:\\Users\\Zoë Ü"')).toContain('C:\\');
		expect((await prompt.run('qctx current')).text).toBe('C:\\Users\\Zoë Ü');
		expect(await change('qctx use -')).toContain('current-context: "acme" # mine\r\n');
		expect(await change('qctx context rm "C:\\Users\\Zoë Ü"')).not.toContain('Zoë Ü');
		expect(await change('qctx context clear')).not.toContain('current-context: acme');
		const other = 'contexts:\r\n    "ümlaut: 1":\r\n        server: https://u.eu.qlikcloud.com\r\n';
		writeFileSync(join(home.folder, 'other file.yml'), `current-context: ""\r\n${other}`);
		expect(await change('qctx context import "other file.yml"')).toContain('ümlaut: 1');
		for (let count = 0; count < 8; count++) {
			await change('qctx context undo --yes');
		}

		expect(home.readContexts()).toBe(contexts);
		const backups = join(home.folder, 'AppData/Local/qctx/Data/backups');
		const [own = ''] = readdirSync(backups);
		expect(readdirSync(join(backups, own)).filter(name => name.endsWith('.yml')).length).toBeGreaterThan(5);
		expect(readdirSync(join(home.folder, '.qlik'))).toEqual(['contexts.yml']);
		const {code, text} = await prompt.run('qctx context protect');
		expect([code, text]).toEqual([1, expect.stringContaining('On Windows the mode of a file does not determine')]);
	});

	it('lose nothing when several write at once', async () => {
		const prompt = await openPrompt(contexts);
		const {home} = prompt;
		const names = ['one', 'two', 'three'];
		const script = names.map(
			name => `start /b cmd /d /c qctx context create ${name} --server https://${name}.example\r\n`,
		);
		writeFileSync(join(home.folder, 'together.cmd'), `@echo off\r\n${script.join('')}`);
		await prompt.run('together.cmd');
		await expect
			.poll(() => names.filter(name => home.readContexts().includes(`    ${name}:\r\n`)), {timeout: 40_000})
			.toEqual(names);
		await expect.poll(() => readdirSync(join(home.folder, '.qlik')), {timeout: 10_000}).toEqual(['contexts.yml']);
		expect(home.readContexts()).toContain(contexts.trimEnd());
	});

	it('wait for a running writer, and continue when it is killed', async () => {
		const prompt = await openPrompt(contexts);
		const {home} = prompt;
		const lock = join(home.folder, '.qlik/contexts.yml.lock');
		const left = join(home.folder, '.qlik/contexts.yml.4242-0123456789ab.tmp');
		writeFileSync(left, 'half');
		writeFileSync(
			join(home.folder, 'hold.cjs'),
			`const fs = require('node:fs');
fs.writeFileSync(process.argv[2], JSON.stringify({pid: process.pid, host: require('node:os').hostname(), time: Date.now(), id: '0123456789abcdef'}));
setInterval(() => { if (fs.existsSync('kill')) { process.kill(process.pid, 'SIGKILL'); } }, 20);`,
		);
		const line = `start /b "" "${windowsPath(nodeForWindows)}" hold.cjs "${windowsPath(lock)}"`;
		await prompt.run(line);
		await expect.poll(() => existsSync(lock), {timeout: 20_000}).toBe(true);
		expect(JSON.parse(readFileSync(lock, 'utf8'))).toMatchObject({
			host: expect.stringMatching(new RegExp(hostname(), 'i')),
		});
		const ended = prompt.run('qctx context create late --server https://late.example');
		await prompt.shows('context create late');
		writeFileSync(join(home.folder, 'kill'), '');
		expect((await ended).code).toBe(0);
		expect(home.readContexts()).toContain('    late:\r\n');
		expect(readdirSync(join(home.folder, '.qlik'))).toEqual(['contexts.yml']);
	});
});
