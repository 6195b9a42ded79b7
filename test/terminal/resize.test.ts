import {expect, it} from 'vitest';
import {openTerminal} from './open-terminal.ts';

it('a narrower window is drawn in a synchronized update, so that the erased screen is never visible', async () => {
	const screen = openTerminal({contexts: 'contexts:\n  acme: {}\n'});
	await screen.shows(/acme .*incomplete/);
	await screen.quiet();
	const before = screen.rawBytes().length;
	screen.resize(100, 40);
	await screen.until(() => /╮$/.test(screen.lines()[1] ?? '') && screen.lines()[1]?.length === 100, 'the new frame');
	await screen.quiet();
	let isSynchronized = false;
	const bytes = screen.rawBytes().subarray(before).toString('latin1');
	const sequences = [...bytes.matchAll(/\u001B\[(\?2026[hl]|\d*[JK])/g)].map(([, what = '']) => what);
	expect(sequences.some(what => /[JK]$/.test(what))).toBe(true);
	for (const what of sequences) {
		if (what.startsWith('?')) {
			isSynchronized = what.endsWith('h');
		} else {
			expect(isSynchronized).toBe(true);
		}
	}
});
