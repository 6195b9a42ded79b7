import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {onTestFinished} from 'vitest';

/** A folder of its own for one test, gone afterwards. */
export function temporaryFolder(): string {
	const folder = mkdtempSync(path.join(tmpdir(), 'qctx-contexts-'));
	onTestFinished(() => rmSync(folder, {recursive: true, force: true, maxRetries: 5}));
	return folder;
}
