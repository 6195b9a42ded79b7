import {readdirSync, rmSync, statSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, it} from 'vitest';
import {made, open, refusal} from '../support/undoable.ts';

describe('backups', () => {
	it.skipIf(process.platform === 'win32')('are private', async () => {
		const {apply, backups} = open();
		await apply({type: 'use', name: 'a'});
		const folder = path.join(backups, readdirSync(backups)[0] ?? '');
		expect([backups, folder].map(place => statSync(place).mode & 0o777)).toEqual([0o700, 0o700]);
		for (const file of readdirSync(folder)) expect(statSync(path.join(folder, file)).mode & 0o777).toBe(0o600);
	});

	it('are those of the last ten changes', async () => {
		const {apply, backups} = open();
		for (let index = 0; index < 15; index++)
			await apply({type: 'change', name: 'a', fields: {comment: `${index} comments`}});
		const folder = path.join(backups, readdirSync(backups)[0] ?? '');
		expect(readdirSync(folder).filter(file => file.endsWith('.yml'))).toHaveLength(11);
	});

	it('can all be deleted; then there is nothing to undo', async () => {
		const {store, apply, backups} = open();
		await apply({type: 'use', name: 'a'});
		await apply({type: 'use', name: 'c'});
		expect(await store.purgeBackups()).toEqual({ok: true, value: 3});
		expect(readdirSync(backups)).toEqual([]);
		expect(refusal(await store.undo())).toMatch(/^1 Nothing to undo/);
		expect(await store.purgeBackups()).toEqual({ok: true, value: 0});
	});

	it('that are gone or damaged are reported, without a crash', async () => {
		const {store, apply, backups} = open();
		await apply({type: 'use', name: 'a'});
		const folder = path.join(backups, readdirSync(backups)[0] ?? '');
		for (const file of readdirSync(folder)) if (file.endsWith('.yml')) rmSync(path.join(folder, file));
		expect(refusal(await store.undo())).toBe('1 The backup that is needed for this is gone.');
		writeFileSync(path.join(folder, 'journal.json'), '{"version": 1, "changes": [');
		expect(refusal(await store.undo())).toMatch(/^1 Nothing to undo/);
		await apply({type: 'use', name: 'c'});
		made(await store.undo());
	});
});
