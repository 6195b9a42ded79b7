import {PassThrough} from 'node:stream';
import {describe, expect, it} from 'vitest';
import {PlainLines} from '../../source/plain/plain-lines.ts';

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
	const lines = new PlainLines({input, output, signal: run.signal});
	return {input, lines, run, written: () => written};
}

describe('plain lines', () => {
	it('answer question after question from one read', async () => {
		const {input, lines} = open();
		input.write('one\rtwo\r');
		expect(await lines.askText('first:')).toBe('one');
		expect(await lines.askText('second:')).toBe('two');
	});

	it('take the terminal and give it back', async () => {
		const {input, lines} = open();
		lines.close();
		expect(input.raw).toEqual([true, false]);
	});

	it('work where there is no raw mode, line by line', async () => {
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

	it('are interrupted by Ctrl-C while nothing is asked, and go on after it', async () => {
		const {input, lines} = open();
		const typed = lines.typed(new AbortController().signal);
		input.write('\x03');
		await expect(typed).rejects.toThrow(expect.objectContaining({name: 'Interrupted'}));
		lines.calm();
		input.write('yes\r');
		expect(await lines.askText('again?')).toBe('yes');
	});

	it('end every question with the run', async () => {
		const {lines, run} = open();
		const answer = lines.askText('first:');
		run.abort();
		await expect(answer).rejects.toThrow(expect.objectContaining({name: 'Interrupted'}));
	});

	it('say news in between only while nothing is typed', async () => {
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
});
