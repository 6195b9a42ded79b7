import {chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {describe, expect, it, onTestFinished} from 'vitest';
import {openInBrowser} from '../../source/live/browser.ts';
import {copyText} from '../../source/live/clipboard.ts';

/** A folder with programs that note their arguments and their input, as the only one on the path. */
function desktop(...programs: readonly string[]) {
	const folder = mkdtempSync(path.join(tmpdir(), 'qctx-desktop-'));
	onTestFinished(() => rmSync(folder, {recursive: true, force: true}));
	for (const program of programs) {
		const file = path.join(folder, program);
		writeFileSync(file, `#!/bin/sh\nprintf '%s\\n' "$@" > '${file}.args'\n[ -t 0 ] || /bin/cat > '${file}.input'\n`);
		chmodSync(file, 0o755);
	}

	return {
		environment: {PATH: folder, DISPLAY: ':0'},
		/** A program that waits for ever, as one does on a display that does not answer. */
		hang(program: string) {
			writeFileSync(path.join(folder, program), '#!/bin/sh\nexec /bin/sleep 600\n', {mode: 0o755});
		},
		args: (program: string) =>
			readFileSync(path.join(folder, `${program}.args`), 'utf8')
				.trimEnd()
				.split('\n'),
		input: (program: string) => readFileSync(path.join(folder, `${program}.input`), 'utf8'),
	};
}

describe.skipIf(process.platform === 'win32')('copying', () => {
	const ways = {platform: 'linux', writeToTerminal: () => expect.fail('nothing goes to the terminal')} as const;

	it('passes the text to the clipboard program on stdin, never as an argument', async () => {
		const {environment, args, input} = desktop('xclip');
		expect(await copyText('https://acme.example', {...ways, setting: 'auto', environment})).toBe('system');
		expect(args('xclip')).toEqual(['-selection', 'clipboard']);
		expect(input('xclip')).toBe('https://acme.example');
	});

	it('tries the next program when one is missing', async () => {
		const {environment, input} = desktop('xsel');
		expect(await copyText('x', {...ways, setting: 'system', environment})).toBe('system');
		expect(input('xsel')).toBe('x');
	});

	it('kills a program that hangs, and tries the next way', async () => {
		const {environment, hang} = desktop();
		hang('xclip');
		let written = '';
		const writeToTerminal = (sequence: string) => {
			written += sequence;
		};
		expect(await copyText('x', {...ways, setting: 'auto', environment, writeToTerminal})).toBe('terminal');
		expect(written).not.toBe('');
	});

	it('goes through the terminal when there is no program, if the setting allows it', async () => {
		const {environment} = desktop();
		let written = '';
		const writeToTerminal = (sequence: string) => {
			written += sequence;
		};
		expect(await copyText('grüß', {...ways, setting: 'auto', environment, writeToTerminal})).toBe('terminal');
		expect(written).toBe(`\u001b]52;c;${Buffer.from('grüß').toString('base64')}\u0007`);
		expect(await copyText('x', {...ways, setting: 'system', environment})).toBe('nobody');
		expect(await copyText('x'.repeat(60_000), {...ways, setting: 'terminal', environment})).toBe('nobody');
	});
});

describe.skipIf(process.platform === 'win32')('opening a tenant', () => {
	it('is left to the person over SSH and without a display', async () => {
		const {environment} = desktop('xdg-open');
		expect(await openInBrowser('https://a', 'linux', {...environment, SSH_TTY: '/dev/pts/1'})).toBe(false);
		expect(await openInBrowser('https://a', 'linux', {PATH: environment.PATH})).toBe(false);
	});
});
