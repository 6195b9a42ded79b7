import {Text} from 'ink';
import {useState} from 'react';
import {afterEach, describe, expect, it} from 'vitest';
import type {Key} from '../../../source/terminal/input/key.ts';
import {useKeys} from '../../../source/ui/keyboard/use-keys.ts';
import {InkScreen} from '../ink-screen.ts';

let screen: InkScreen | undefined;

afterEach(async () => {
	await screen?.close();
	screen = undefined;
});

/** `ctrl+a`, `alt+enter`, `x`: what was pressed, as one would say it. */
function inWords(key: Key): string {
	const modifiers = [key.ctrl && 'ctrl+', key.alt && 'alt+'].filter(Boolean).join('');
	return modifiers + (key.name === 'char' ? key.text : key.name);
}

function listen(onPaste?: (text: string) => void): string[] {
	const pressed: string[] = [];
	function Listener() {
		useKeys(key => pressed.push(inWords(key)), onPaste === undefined ? {} : {onPaste});
		return <Text>listening</Text>;
	}

	screen = new InkScreen(<Listener />);
	return pressed;
}

async function pressedFor(bytes: string): Promise<string[]> {
	const pressed = listen();
	await screen?.shows('listening');
	await screen?.send(bytes);
	// The key after it shows that all before it came through.
	await screen?.send('\x1b[F');
	await expect.poll(() => pressed.at(-1)).toBe('end');
	return pressed.slice(0, -1);
}

describe('useKeys', () => {
	it.each([
		['jj', ['j', 'j']],
		['jj\r', ['j', 'j', 'enter']],
		['a\r\nb\nc', ['a', 'enter', 'b', 'enter', 'c']],
		['abc\x1b[DX', ['a', 'b', 'c', 'left', 'X']],
		['a\x01b\x15\x17', ['a', 'ctrl+a', 'b', 'ctrl+u', 'ctrl+w']],
		['\x1b[B\x1b[B\r', ['down', 'down', 'enter']],
		['ab\x7f\x7fc', ['a', 'b', 'backspace', 'backspace', 'c']],
		['x\ty\x1b[Z', ['x', 'tab', 'y', 'backtab']],
		['\x1bb\x1bf', ['alt+b', 'alt+f']],
		['\x1b\x7f', ['alt+backspace']],
		['\x1b[1;5D\x1b[1;5C', ['ctrl+left', 'ctrl+right']],
		['\x1b[3~\x1b[H\x1b[5~\x1b[6~', ['delete', 'home', 'pageup', 'pagedown']],
		['\x1bOA\x1bOH', ['up', 'home']],
		['\x03\x1a\x0c', ['ctrl+c', 'ctrl+z', 'ctrl+l']],
		['日本é', ['日', '本', 'é']],
		['\x1bOP\x1b[2~\x1b[15~', []],
		['\x00', ['ctrl+ ']],
		['\x1b[I\x1b[O\x1b[?62;22c', []],
	])('%j is %j', async (bytes, keys) => {
		expect(await pressedFor(bytes)).toEqual(keys);
	});

	it('does not mistake a colour answer for typing', async () => {
		expect(await pressedFor('\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\jj')).toEqual(['j', 'j']);
		await screen?.close();
		expect(await pressedFor('\x1b]11;rgb:ffff/ffff/ffff\x07jj')).toEqual(['j', 'j']);
	});

	it('is Esc if nothing follows', async () => {
		const pressed = listen();
		await screen?.shows('listening');
		await screen?.send('\x1b');
		await expect.poll(() => pressed).toEqual(['escape']);
	});

	it('delivers a paste in one piece, and no part of it as keys', async () => {
		const pasted: string[] = [];
		const pressed = listen(text => pasted.push(text));
		await screen?.shows('listening');
		await screen?.send('a\x1b[200~one\r\ntwo\x1b[201~b');
		await expect.poll(() => pressed).toEqual(['a', 'b']);
		expect(pasted).toEqual(['one\r\ntwo']);
	});

	it('ignores a paste when there is no field', async () => {
		const pressed = listen();
		await screen?.shows('listening');
		await screen?.send('\x1b[200~dy\r\x1b[201~x');
		await expect.poll(() => pressed).toEqual(['x']);
	});
});

describe('keys of one read', () => {
	function Screens({log}: {log: string[]}) {
		const [name, setName] = useState('list');
		return name === 'list' ? (
			<List log={log} open={() => setName('form')} />
		) : (
			<Form log={log} close={() => setName('list')} />
		);
	}

	function List({log, open}: {log: string[]; open: () => void}) {
		useKeys(key => {
			log.push(`list ${inWords(key)}`);
			if (key.text === 'n') {
				open();
			}
		});
		return <Text>list</Text>;
	}

	function Form({log, close}: {log: string[]; close: () => void}) {
		const [text, setText] = useState('');
		useKeys(
			key => {
				log.push(`form ${inWords(key)}`);
				if (key.name === 'escape' || key.name === 'enter') {
					close();
					return false;
				}

				setText(before => before + key.text);
				return true;
			},
			{onPaste: pasted => log.push(`form paste ${pasted}`)},
		);
		return <Text>form {text}</Text>;
	}

	it('go to the screen that the key before them opened', async () => {
		const log: string[] = [];
		screen = new InkScreen(<Screens log={log} />);
		await screen.shows('list');
		await screen.send('jn\x1b[Ahi\rdn\x1b[200~pasted\x1b[201~\rj');
		await expect.poll(() => log.length).toBe(11);
		expect(log).toEqual([
			'list j',
			'list n',
			'form up',
			'form h',
			'form i',
			'form enter',
			'list d',
			'list n',
			'form paste pasted',
			'form enter',
			'list j',
		]);
	});

	it('reach a new screen as soon as it shows', async () => {
		const log: string[] = [];
		screen = new InkScreen(<Screens log={log} />);
		for (let round = 1; round <= 20; round++) {
			await screen.shows('list');
			await screen.send('n');
			await screen.shows('form');
			await screen.send('\r');
			await expect.poll(() => log.length).toBe(2 * round);
		}
	});
});
