import {describe, expect, it} from 'vitest';
import {type Edited, LineEditor, type Question} from '../../../source/plain/lines/line-editor.ts';
import {InputTokenizer} from '../../../source/terminal/input/input-tokenizer.ts';
import {Emulator} from '../../terminal/emulator.ts';

const secret = '0ddba11c0ffee5ea'.repeat(4);
const id = '82e0c353eca9a5d849c74d7e98f13f7e';

/** Each text is one read. */
function type(reads: readonly string[], question: Partial<Question> = {}) {
	let echo = '';
	const tokenizer = new InputTokenizer();
	const editor = new LineEditor({prompt: '', isHidden: false, takesPair: false, ...question}, text => {
		echo += text;
	});
	let edited: Edited = {type: 'open'};
	for (const read of reads) {
		edited = editor.take(tokenizer.feed(read, 0));
	}

	if (edited.type === 'answered-by-burst') {
		edited = editor.finish();
	}

	const rest = 'rest' in edited ? edited.rest.map(event => (event.type === 'key' ? event.key.text : '')).join('') : '';
	return {echo, type: edited.type, answer: edited.type === 'answer' ? edited.answer.reveal() : undefined, rest};
}

/** What a terminal shows of an echo. */
async function shown(echo: string): Promise<string> {
	const emulator = new Emulator({columns: 80, rows: 3, background: 'silent'});
	await emulator.write(Buffer.from(echo));
	const [line = ''] = emulator.lines();
	emulator.dispose();
	return line;
}

describe('a line', () => {
	it('echoes what is typed and answers at Enter, keeping the rest for the next question', () => {
		expect(type(['ab', 'c', '\rnext'])).toEqual({echo: 'abc\n', type: 'answer', answer: 'abc', rest: 'next'});
	});

	it('treats CR LF as one line end', () => {
		expect(type(['a\r\nb'])).toMatchObject({answer: 'a', rest: 'b'});
	});

	it.each([
		['abc\x7f', 'ab'],
		['ab cd\x17', 'ab '],
		['abc\x15x', 'x'],
		['日本\x7f', '日'],
		['e\u0301x\x7f\x7f', ''],
		['a\x1b[Db', 'ba'],
		['ac\x1b[Db', 'abc'],
		['日語\x1b[D本', '日本語'],
		['abc def\x01x', 'xabc def'],
		['abc def\x1b[H\x1b[3~', 'bc def'],
		['abc def\x1b[1;5D\x0bghi', 'abc ghi'],
		['abcd\x1b[D\x1b[D\x7fx\x05y', 'axcdy'],
		['a\x1b[200~b\x1b[201~', 'ab'],
		['a\x1bOCb\x1b[1;5Cc', 'abc'],
		['a\x1b]11;rgb:0000/0000/0000\x07b', 'ab'],
	])('turns %j into %j, without an escape sequence', async (typed, left) => {
		const {echo, answer} = type([typed, '\r']);
		expect(answer).toBe(left);
		expect(echo).not.toContain('\x1b');
		expect((await shown(echo)).trimEnd()).toBe(left.trimEnd());
	});

	it('handles a sequence split across two reads', () => {
		expect(type(['a\x1b[', 'Db\r']).answer).toBe('ba');
	});

	it('reports Ctrl-C, Ctrl-Z, and Ctrl-D on an empty line', () => {
		expect(type(['ab\x03']).type).toBe('interrupt');
		expect(type(['\x1a']).type).toBe('suspend');
		expect(type(['\x04']).type).toBe('end');
		expect(type(['a\x04']).type).toBe('open');
	});

	it('shows nothing of a hidden answer', () => {
		const {echo, answer} = type([`${secret} `, '\x7f', '\r'], {isHidden: true});
		expect(echo).toBe('\n');
		expect(answer).toBe(secret);
	});

	it('accepts a pasted pair at once and shows neither value', () => {
		const paste = `{"clientId": "${id}", "clientSecret": "${secret}"}`;
		const {echo, answer} = type([paste], {takesPair: true});
		expect(answer).toBe(paste);
		expect(echo).toBe('(pasted)\n');
	});

	it('accepts a pair on two lines as one answer', () => {
		const paste = `${id}\r${secret}\r`;
		const {echo, answer} = type([paste], {takesPair: true});
		expect(answer).toBe(`${id}\n${secret}\n`);
		expect(echo).not.toContain(secret);
	});

	it('does not show a pair that arrives letter by letter, but does show an ID alone', () => {
		const slow = type([...`{"clientId": "${id}", "clientSecret": "${secret}"}`, '\r'], {takesPair: true});
		expect(slow.echo).not.toContain(secret.slice(0, 8));
		expect(type([...id, '\r'], {takesPair: true}).echo).toBe(`${id}\n`);
	});

	it('takes the first line of other text, and leaves the rest to the next question', () => {
		expect(type([`${id}\rwrong\r`], {takesPair: true})).toMatchObject({answer: id, rest: 'wrong'});
	});

	it('accepts a pasted secret with line breaks in one piece, and shows no part of it', () => {
		const {echo, answer, rest} = type([`${secret.slice(0, 20)}\r${secret.slice(20)}\r`], {isHidden: true});
		expect(answer).toBe(`${secret.slice(0, 20)}\n${secret.slice(20)}`);
		expect(rest).toBe('');
		expect(echo).toBe('\n');
	});

	it.each([
		['a client secret', secret],
		['an API key', 'eyJhbGciOiJFUzM4NCJ9.eyJzdWIiOiJtYWRlLXVwIn0.c2lnbmF0dXJl'],
		['a URL with a password', 'https://admin:made-up-word@acme.eu.qlikcloud.com'],
	])('does not show %s pasted in the wrong place', (_what, pasted) => {
		const {echo, answer} = type([pasted, '\r']);
		expect(answer).toBe(pasted);
		expect(echo).toBe(' (not shown)\n');
	});

	it('handles a long paste in linear time', () => {
		const start = performance.now();
		const reads = Array.from({length: 8}, () => 'x'.repeat(65_536));
		expect(type([...reads, '\r'], {isHidden: true}).answer).toHaveLength(8 * 65_536);
		expect(type([...reads, '\r']).answer).toHaveLength(8 * 65_536);
		expect(performance.now() - start).toBeLessThan(5000);
	});
});
