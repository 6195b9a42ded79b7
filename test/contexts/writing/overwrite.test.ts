import {readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {isInterrupted, overwrite} from '../../../source/contexts/writing/overwrite.ts';
import {temporaryFolder} from '../support/temporary-folder.ts';

const bytes = fc.uint8Array({maxLength: 40, max: 3});

describe('an in-place write', () => {
	it('is recognised wherever it was interrupted', () => {
		fc.assert(
			fc.property(bytes, bytes, fc.nat(40), (before, after, at) => {
				const written = after.subarray(0, at);
				expect(isInterrupted(Buffer.concat([written, before.subarray(written.length)]), before, after)).toBe(true);
			}),
		);
	});

	it('is not taken for interrupted when something else has been written since', () => {
		const [before, after] = [Buffer.from('current: a\nold\n'), Buffer.from('current: b\nnew\n')];
		for (const other of ['current: c\nold\n', 'current: b\nnew\nmore\n', 'current: b\n', '', 'current: b\nold']) {
			expect(isInterrupted(Buffer.from(other), before, after), other).toBe(false);
		}
	});

	it('leaves nothing of a longer old text', async () => {
		const file = path.join(temporaryFolder(), 'file');
		writeFileSync(file, 'a longer text');
		await overwrite(file, Buffer.from('short'));
		expect(readFileSync(file, 'utf8')).toBe('short');
	});
});
