import {PassThrough} from 'node:stream';
import {describe, expect, it} from 'vitest';
import {LineReader} from '../../../source/plain/lines/line-reader.ts';

/** A keyboard; without raw mode it is the terminal that edits, as in PowerShell ISE. */
class Keyboard extends PassThrough {
	readonly isTTY = true;
	raw: boolean[] = [];
	setRawMode?: (isRaw: boolean) => this;

	constructor(hasRawMode: boolean) {
		super();
		if (hasRawMode) {
			this.setRawMode = isRaw => {
				this.raw.push(isRaw);
				return this;
			};
		}
	}
}

function open(hasRawMode = true) {
	const input = new Keyboard(hasRawMode);
	const output = new PassThrough();
	let written = '';
	output.on('data', chunk => {
		written += String(chunk);
	});
	const run = new AbortController();
	const lines = new LineReader({input, output, signal: run.signal});
	return {input, lines, run, written: () => written};
}

describe('a line reader', () => {
	it('answers question after question from one read', async () => {
		const {input, lines} = open();
		input.write('one\rtwo\r');
		expect(await lines.askText('first:')).toBe('one');
		expect(await lines.askText('second:')).toBe('two');
	});

	it('takes over the terminal and restores it', async () => {
		const {input, lines} = open();
		lines.close();
		expect(input.raw).toEqual([true, false]);
	});

	it('works line by line without raw mode', async () => {
		const {input, lines} = open(false);
		expect(lines.showsSecrets).toBe(true);
		const answer = lines.askText('first:');
		input.write('on');
		input.write('e\r\nlast');
		expect(await answer).toBe('one');
		const last = lines.askText('second:');
		input.end();
		expect(await last).toBe('last');
		expect(await lines.askText('third:')).toBeUndefined();
	});

	it('is interrupted by Ctrl-C while no question is open, and continues afterwards', async () => {
		const {input, lines} = open();
		const typed = lines.lineTyped(new AbortController().signal);
		input.write('\x03');
		await expect(typed).rejects.toThrow(expect.objectContaining({name: 'Interrupted'}));
		lines.resume();
		input.write('yes\r');
		expect(await lines.askText('again?')).toBe('yes');
	});

	it('ends every question with the run', async () => {
		const {lines, run} = open();
		const answer = lines.askText('first:');
		run.abort();
		await expect(answer).rejects.toThrow(expect.objectContaining({name: 'Interrupted'}));
	});

	it('prints news only while nothing is typed', async () => {
		const {input, lines, written} = open();
		expect(lines.isIdle).toBe(false);
		const answer = lines.askText('first:');
		expect(lines.isIdle).toBe(true);
		lines.interject('news \x1b[31mred');
		expect(written()).toBe('first: \nnews red\nfirst: ');
		input.write('a');
		await expect.poll(() => lines.isIdle).toBe(false);
		input.write('\r');
		expect(await answer).toBe('a');
	});

	it('waits for the rest of a pasted secret that arrives in pieces', async () => {
		const {input, lines} = open();
		const answer = lines.ask({prompt: 'secret:', isHidden: true, takesPair: false});
		input.write('first\r');
		await new Promise(resolve => setImmediate(resolve));
		input.write('second\r');
		expect((await answer)?.reveal()).toBe('first\nsecond');
	});

	it('answers at once when a secret is typed by hand', async () => {
		const {input, lines} = open();
		const answer = lines.ask({prompt: 'secret:', isHidden: true, takesPair: false});
		for (const key of 'abc') {
			input.write(key);
			await new Promise(resolve => setImmediate(resolve));
		}

		input.write('\r');
		await new Promise(resolve => setImmediate(resolve));
		input.write('1');
		expect((await answer)?.reveal()).toBe('abc');
	});

	it('writes an escape sequence only to enable bracketed paste, if that is wanted', () => {
		const {lines, written} = open();
		lines.close();
		expect(written()).toBe('');
	});
});
