import {describe, expect, it} from 'vitest';
import {type Heard, PlainLine} from '../../source/plain/plain-line.ts';
import type {TerminalQuestion} from '../../source/wizard/dialogue/terminal-line.ts';
import {Emulator} from '../terminal/emulator.ts';

const secret = '0ddba11c0ffee5ea'.repeat(4);
const id = '82e0c353eca9a5d849c74d7e98f13f7e';

function type(reads: readonly string[], question: Partial<TerminalQuestion> = {}) {
	let echo = '';
	const line = new PlainLine(
		text => {
			echo += text;
		},
		{isHidden: false, takesPair: false, ...question},
	);
	let heard: Heard = {type: 'open'};
	for (const read of reads) {
		heard = line.hear(read);
	}

	return {echo, heard, answer: heard.type === 'answer' ? heard.answer.reveal() : undefined};
}

/** What a terminal shows of an echo. */
async function shown(echo: string): Promise<string> {
	const emulator = new Emulator({columns: 80, rows: 3, background: 'silent'});
	await emulator.write(Buffer.from(echo));
	const [line = ''] = emulator.lines();
	emulator.dispose();
	return line;
}

describe('a plain line', () => {
	it('echoes what is typed and answers at Enter, keeping the rest for the next question', () => {
		const {echo, answer, heard} = type(['ab', 'c', '\rnext']);
		expect(echo).toBe('abc\r\n');
		expect(answer).toBe('abc');
		expect(heard).toMatchObject({rest: 'next'});
	});

	it('takes CR LF as one line end', () => {
		expect(type(['a\r\nb']).heard).toMatchObject({rest: 'b'});
	});

	it.each([
		['abc\x7f', 'ab'],
		['ab cd\x17', 'ab '],
		['abc\x15x', 'x'],
		['日本\x7f', '日'],
		['e\u0301x\x7f\x7f', ''],
		['a\x1b[Db', 'ab'],
		['a\x1b[200~b\x1b[201~', 'ab'],
		['a\x1bOCb\x1b[1;5Cc', 'abc'],
	])('%j leaves %j, without an escape sequence', async (typed, left) => {
		const {echo, answer} = type([typed, '\r']);
		expect(answer).toBe(left);
		expect(echo).not.toContain('\x1b');
		expect((await shown(echo)).trimEnd()).toBe(left.trimEnd());
	});

	it('takes a sequence whole that comes in two reads', () => {
		expect(type(['a\x1b[', 'Db\r']).answer).toBe('ab');
	});

	it('says Ctrl-C, Ctrl-Z, and Ctrl-D on an empty line', () => {
		expect(type(['ab\x03']).heard.type).toBe('interrupt');
		expect(type(['\x1a']).heard.type).toBe('suspend');
		expect(type(['\x04']).heard.type).toBe('end');
		expect(type(['a\x04']).heard.type).toBe('open');
	});

	it('shows nothing of a hidden answer', () => {
		const {echo, answer} = type([`${secret} `, '\x7f', '\r'], {isHidden: true});
		expect(echo).toBe('\r\n');
		expect(answer).toBe(secret);
	});

	it('takes a pasted pair at once and shows neither value', () => {
		const paste = `{"clientId": "${id}", "clientSecret": "${secret}"}`;
		const {echo, answer} = type([paste], {takesPair: true});
		expect(answer).toBe(paste);
		expect(echo).toBe('(pasted)\r\n');
	});

	it('takes a pair of two lines as one answer', () => {
		const paste = `${id}\r${secret}\r`;
		const {echo, answer} = type([paste], {takesPair: true});
		expect(answer).toBe(paste);
		expect(echo).not.toContain(secret);
	});

	it('does not show a pair that comes letter by letter, though the ID alone it does', () => {
		const slow = type([...`{"clientId": "${id}", "clientSecret": "${secret}"}`, '\r'], {takesPair: true});
		expect(slow.echo).not.toContain(secret.slice(0, 8));
		expect(type([...id, '\r'], {takesPair: true}).echo).toBe(`${id}\r\n`);
	});
});
