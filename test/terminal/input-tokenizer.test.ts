import {describe, expect, it} from 'vitest';
import {InputTokenizer} from '../../source/terminal/input/input-tokenizer.ts';
import {heard, inWords} from './input-words.ts';

function keysOf(bytes: Uint8Array | string): string[] {
	return inWords(heard([bytes]));
}

describe('keys', () => {
	it.each([
		['jj\r', ['j', 'j', 'enter']],
		['a\r\nb\nc', ['a', 'enter', 'b', 'enter', 'c']],
		['abc\x1b[DX', ['a', 'b', 'c', 'left', 'X']],
		['a\x01b\x15\x17', ['a', 'ctrl+a', 'b', 'ctrl+u', 'ctrl+w']],
		['ab\x7f\x08c', ['a', 'b', 'backspace', 'backspace', 'c']],
		['x\ty\x1b[Z', ['x', 'tab', 'y', 'shift+backtab']],
		['\x1bb\x1bf\x1b ', ['alt+b', 'alt+f', 'alt+space']],
		['\x1b\x7f\x1b\r', ['alt+backspace', 'alt+enter']],
		['\x1b[1;5D\x1b[1;5C\x1b[1;3A\x1b[1;2B', ['ctrl+left', 'ctrl+right', 'alt+up', 'shift+down']],
		[
			'\x1b[3~\x1b[H\x1b[5~\x1b[6~\x1b[1~\x1b[4~\x1b[7~\x1b[8~\x1b[F',
			['delete', 'home', 'pageup', 'pagedown', 'home', 'end', 'home', 'end', 'end'],
		],
		['\x1bOA\x1bOH\x1b[3;5~', ['up', 'home', 'ctrl+delete']],
		[
			'\x1b[a\x1bOd\x1b[3$\x1b[3^\x1b[3@',
			['shift+up', 'ctrl+left', 'shift+delete', 'ctrl+delete', 'shift+ctrl+delete'],
		],
		['\x1bOM\x1bOp\x1bOy\x1bOk\x1bOX', ['enter', '0', '9', '+', '=']],
		['\x03\x1a\x0c\x00\x1c', ['ctrl+c', 'ctrl+z', 'ctrl+l', 'ctrl+space', 'ctrl+\\']],
		['日é', ['日', 'é']],
		['\x1bé', ['alt+é']],
		['\x1b', ['escape']],
		['\x1b\x1b', ['escape', 'escape']],
		['\x1b\x1b\x1b', ['escape', 'escape', 'escape']],
		['\x1b\x1b[A\x1b\x1bOB', ['alt+up', 'alt+down']],
		['\x1b\x03', ['escape', 'ctrl+c']],
		// Kitty's protocol, left on by another program, and modifyOtherKeys.
		[
			'\x1b[97u\x1b[97;5u\x1b[13u\x1b[27u\x1b[9;2u\x1b[127u',
			['a', 'ctrl+a', 'enter', 'escape', 'shift+backtab', 'backspace'],
		],
		['\x1b[97;2u\x1b[97:65;2u\x1b[97;2;65u\x1b[228u', ['A', 'A', 'A', 'ä']],
		['\x1b[97;1:1u\x1b[97;1:3u\x1b[1;1:3A\x1b[57419u\x1b[57400u\x1b[57441u\x1b[97;9u', ['a', 'up', '1']],
		['\x1b[27;5;99~\x1b[27;2;13~', ['ctrl+c', 'shift+enter']],
	])('%j are %j', (bytes, keys) => {
		expect(keysOf(bytes)).toEqual(keys);
	});

	it.each([
		['F keys, Insert', '\x1bOP\x1b[2~\x1b[15~\x1b[24;5~\x1b[1;2P\x1b[[A\x1b[[E'],
		['focus', '\x1b[I\x1b[O'],
		['device attributes', '\x1b[?62;22c\x1b[>0;276;0c\x1bP!|00000000\x1b\\'],
		[
			'status, cursor, modes, sizes',
			'\x1b[0n\x1b[12;40R\x1b[?1;2$y\x1b[4;2$y\x1b[8;40;120t\x1b[4;600;800t\x1b[?997;1n',
		],
		['colours', '\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\\x1b]10;rgb:ff/ff/ff\x07\x1b]4;1;rgb:cd/00/00\x1b\\'],
		['the clipboard', '\x1b]52;c;dXl1eWR5\x07\x1b]52;p;dXl1eWR5\x1b\\'],
		['version, capabilities', '\x1bP>|tmux 3.4\x1b\\\x1bP1+r544e=787465726d\x1b\\\x1bP1$r0m\x1b\\'],
		['titles', '\x1b]lqctx dy\x1b\\\x1b]Lq\x07'],
		['APC, PM, SOS', '\x1b_Gi=31;OK\x1b\\\x1b^dy\x1b\\\x1bXdy\r\x1b\\'],
		['SGR and urxvt mouse', '\x1b[<0;10;20M\x1b[<0;10;20m\x1b[32;10;20M'],
		['X10 mouse', '\x1b[M !!\x1b[M#dy'],
		['X10 mouse far out', Buffer.from('\x1b[M \xc3\xa9\x1b[M \xff\x00\x1b[M \x9b\x9d', 'latin1')],
		['highlighting mouse', '\x1b[tdy\x1b[Tdydydy'],
		['8-bit controls', '\u009b?62;22c\u009d11;rgb:00/00/00\u009c\u0090>|tmux\u009c\u0085\u009c'],
		['8-bit controls as bytes', Buffer.from('\x9b?62;22c\x9d11;rgb:00/00/00\x9c\x90>|tmux\x9c\x85\x9c', 'latin1')],
		['the end of a string without its beginning', '\x1b\\'],
		['a string that is cancelled', '\x1b]11;rgb\x18\x1b]11;rgb\x1a'],
		['bytes that are no text', Buffer.from([0xff, 0xfe, 0xc0, 0xa0, 0xe6, 0x97, 0xf0, 0x9f])],
	])('are not seen in: %s', (_, bytes) => {
		expect(keysOf(bytes)).toEqual([]);
		expect(keysOf(Buffer.concat([Buffer.from(bytes), Buffer.from('j')])).at(-1)).toBe('j');
	});

	it('reports answers in one piece', () => {
		expect(heard(['\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\\x9b0n', '\x1b[I'])).toEqual([
			{type: 'report', text: '\x1b]11;rgb:1e1e/1e1e/1e1e'},
			{type: 'report', text: '\x1b[0n'},
			{type: 'report', text: '\x1b[I'},
		]);
	});

	it('recognises Esc before an answer, and before a paste', () => {
		expect(keysOf('\x1b\x1b]11;rgb:0/0/0\x07j')).toEqual(['escape', 'j']);
		expect(keysOf('\x1b\x1b[Ij')).toEqual(['escape', 'j']);
		expect(keysOf('\x1b\x1b[200~x\x1b[201~j')).toEqual(['escape', 'paste "x"', 'j']);
	});
});

describe('pastes', () => {
	it.each([
		['one\r\ntwo', 'one\r\ntwo'],
		['', ''],
		['\x1b[A\x03\x1b]11;x\x07', '\x1b[A\x03\x1b]11;x\x07'],
		['\x1b[20', '\x1b[20'],
		['\x1b[200~x', '\x1b[200~x'],
		['ě201~日👩', 'ě201~日👩'],
	])('%j is valid', (pasted, text) => {
		expect(keysOf(`a\x1b[200~${pasted}\x1b[201~b`)).toEqual(['a', `paste ${JSON.stringify(text)}`, 'b']);
	});

	it('ends in the form in which it began', () => {
		expect(keysOf(Buffer.from('\x9b200~x\x1b[201~y\x9b201~b', 'latin1'))).toEqual(['paste "x\\u001b[201~y"', 'b']);
	});

	it('is not typed when its start mark was lost', () => {
		expect(keysOf('\x1b[201~j')).toEqual(['j']);
	});
});

describe('time', () => {
	function tokenizer() {
		return new InputTokenizer();
	}

	it.each([
		'\x1b[B',
		'\x1bOB',
		'\x1b[1;5D',
		'é',
		'👩',
		'\x1b[200~secret\x1b[201~',
		'\x1bf',
		'\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\',
	])('recognises %j as one key when its bytes arrive 100 ms apart', text => {
		const input = tokenizer();
		const events = [...Buffer.from(text)].flatMap((byte, index) => {
			const now = index * 100;
			const due = (input.deadline ?? Number.POSITIVE_INFINITY) <= now ? input.giveUp() : [];
			return [...due, ...input.feed(Uint8Array.of(byte), now)];
		});
		expect(events).toEqual(heard([text], false));
		expect(events.length).toBe(1);
		expect(input.deadline).toBeUndefined();
	});

	it('recognises a lone Esc soon', () => {
		const input = tokenizer();
		expect(input.feed('\x1b', 1000)).toEqual([]);
		expect(input.deadline).toBeGreaterThan(1100);
		expect(input.deadline).toBeLessThanOrEqual(1200);
		expect(inWords(input.giveUp())).toEqual(['escape']);
	});

	it.each([
		'\x1b]11;rgb:0000/0000',
		'\x1bP>|tmux',
		'\x1b[',
		'\x1b[M!',
		'\x1bO',
		'\x1b_',
		'\x1b]11;rgb:0/0/0\x1b',
		'\xe6',
	])('drops %j, which is never finished, and recognises the keys after it', begun => {
		const input = tokenizer();
		expect(input.feed(begun === '\xe6' ? Uint8Array.of(0xe6) : begun, 1000)).toEqual([]);
		expect(input.deadline).toBeLessThanOrEqual(1250);
		expect(input.giveUp()).toEqual([]);
		expect(inWords(input.feed('jk\x1b[A', 2000))).toEqual(['j', 'k', 'up']);
	});

	it('recognises Ctrl-C and arrows inside an unfinished string', () => {
		expect(keysOf('\x1b]11;rgb:0000/0000\x03')).toEqual(['ctrl+c']);
		expect(keysOf('\x1b]11;rgb:0000/0000\x1b[A')).toEqual(['up']);
		expect(keysOf('\x1b[12\x03')).toEqual(['ctrl+c']);
	});

	it('gives up on an unfinished string while somebody keeps typing', () => {
		const input = tokenizer();
		input.feed('\x1b]11;', 0);
		let now = 0;
		while (now < 20_000 && (input.deadline ?? 0) > now) {
			now += 33;
			input.feed('j', now);
		}

		expect(now).toBeLessThan(5000);
	});

	it('waits for a long answer that arrives in large pieces', () => {
		const input = tokenizer();
		input.feed('\x1b]52;c;', 0);
		for (let now = 0; now < 60_000; now += 200) {
			expect(input.feed('dXl1'.repeat(100), now)).toEqual([]);
			expect(input.deadline).toBeGreaterThan(now + 200);
		}

		expect(input.feed('\x07', 60_000).map(({type}) => type)).toEqual(['report']);
	});

	it('ends a paste without an end mark, and recognises the keys after it', () => {
		const input = tokenizer();
		expect(input.feed('\x1b[200~half', 0)).toEqual([]);
		expect(input.deadline).toBeLessThanOrEqual(2000);
		expect(input.giveUp()).toEqual([{type: 'paste', text: 'half'}]);
		expect(inWords(input.feed('q', 3000))).toEqual(['q']);
	});

	it('leaves half an end mark out of an unfinished paste', () => {
		expect(heard(['\x1b[200~half\x1b[20'])).toEqual([{type: 'paste', text: 'half'}]);
	});

	it('distinguishes the LF of an Enter from a later Ctrl-J', () => {
		const input = tokenizer();
		expect(inWords([...input.feed('\r', 0), ...input.feed('\n', 5)])).toEqual(['enter']);
		expect(inWords([...input.feed('\r', 1000), ...input.feed('\n', 3000)])).toEqual(['enter', 'enter']);
	});
});
