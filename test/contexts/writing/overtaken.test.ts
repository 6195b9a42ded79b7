import {closeSync, ftruncateSync, openSync, statSync, writeSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import type {ContextsEdit} from '../../../source/contexts/edit.ts';
import {made, open, refusal, start} from '../support/undoable.ts';

/**
 * Another program that has the file open when qctx replaces it, and writes into the old one a moment after: what it wrote
 * would be gone with the old file.
 */
async function whileOvertaken<Value>(file: string, text: string, doing: () => Promise<Value>): Promise<Value> {
	const descriptor = openSync(file, 'r+');
	const {ino} = statSync(file);
	let isOver = false;
	let hasWritten = false;
	const look = (): void => {
		if (isOver) return;
		if (statSync(file).ino === ino) {
			setImmediate(look);
			return;
		}

		ftruncateSync(descriptor);
		writeSync(descriptor, text, 0);
		hasWritten = true;
	};

	setImmediate(look);
	const result = await doing();
	isOver = true;
	closeSync(descriptor);
	expect(hasWritten).toBe(true);
	return result;
}

const edit: ContextsEdit = {type: 'change', name: 'a', fields: {server: 'https://mine'}};

describe.skipIf(process.platform === 'win32')(
	'another program that writes into the old file while it is replaced',
	() => {
		it('is merged into the new file', async () => {
			const {store, file, text} = open();
			const theirs = start.replace('https://c', 'https://theirs').replace('b # now', 'c # now');
			const change = made(await whileOvertaken(file, theirs, () => store.apply(edit)));
			expect(change).toMatchObject({description: 'changed server of a', snapshot: {current: 'c'}});
			expect(text()).toBe(theirs.replace('https://a', 'https://mine'));
			made(await store.undo());
			expect(text()).toBe(theirs);
			made(await store.redo());
			expect(text()).toBe(theirs.replace('https://a', 'https://mine'));
		});

		it('wins in the same place, and qctx reports it', async () => {
			const {store, file, text} = open();
			const theirs = start.replace('https://a', 'https://theirs');
			const result = await whileOvertaken(file, theirs, () => store.apply(edit));
			expect(refusal(result)).toMatch(
				/^1 Another program changed the same place of the contexts file at the same moment/,
			);
			expect(text()).toBe(theirs);
		});
	},
);
