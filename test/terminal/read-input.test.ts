import {PassThrough} from 'node:stream';
import {expect, it} from 'vitest';
import type {InputEvent} from '../../source/terminal/input/input-event.ts';
import {readInput} from '../../source/terminal/input/read-input.ts';
import {inWords} from './input-words.ts';

function open() {
	const stream = new PassThrough();
	const events: InputEvent[] = [];
	const state = {hasEnded: false};
	const reader = readInput(stream, {
		onEvents: more => events.push(...more),
		onEnd: () => {
			state.hasEnded = true;
		},
	});
	return {stream, reader, state, heard: () => inWords(events)};
}

it('gives up on unfinished input without another byte', async () => {
	const {stream, reader, heard} = open();
	stream.write('\x1b');
	await expect.poll(heard).toEqual(['escape']);
	stream.write('\x1b]11;rgb:0000');
	stream.write('j');
	await new Promise(resolve => setImmediate(resolve));
	expect(heard()).toEqual(['escape']);
	await expect
		.poll(
			() => {
				stream.write('k');
				return heard();
			},
			{interval: 400, timeout: 5000},
		)
		.toContain('k');
	reader.close();
});

it('reports the end of the stream after any unfinished input', async () => {
	const {stream, state, heard} = open();
	stream.end('a\x1b');
	await expect.poll(() => state.hasEnded).toBe(true);
	expect(heard()).toEqual(['a', 'escape']);
});

it('reads nothing after it is closed, and can be opened again', async () => {
	const {stream, reader, heard} = open();
	reader.close();
	stream.write('later');
	await new Promise(resolve => setImmediate(resolve));
	expect(heard()).toEqual([]);
	const events: InputEvent[] = [];
	const again = readInput(stream, {onEvents: more => events.push(...more)});
	await expect.poll(() => inWords(events)).toEqual([...'later']);
	again.close();
});
