import {join} from 'node:path';
import {isDeepStrictEqual} from 'node:util';
import {beforeAll, describe, expect, it} from 'vitest';
import {bundlePlain} from '../../tools/bundle.ts';
import {openTerminal, type Terminal} from '../terminal/open-terminal.ts';

const root = join(import.meta.dirname, '../..');

/** Beside the packages that it imports. */
const plain = join(root, 'node_modules/.cache/qctx/plain.mjs');

/** Names of every width, and nothing that asks a tenant: the frames do not depend on time. */
const contexts = `contexts:
  日本語-prod:
    server: https://nihon.ap.qlikcloud.com
    comment: 全角文字 and ｶﾅ
  emoji-👩‍👩‍👧-❤️-✔:
    server: https://emoji.eu.qlikcloud.com
  combining-é-नि-한글:
    server: https://accents.eu.qlikcloud.com
  plain:
    server: https://plain.us.qlikcloud.com
    oauth-client-id: 82e0c353eca9a5d849c74d7e98f13f7e
current-context: plain
`;

describe('the bundle draws the same as the program without its shims', () => {
	beforeAll(() => bundlePlain(plain));

	it.each([
		[120, 40],
		[80, 24],
		[60, 15],
	])('at %i×%i', async (columns, rows) => {
		const options = {columns, rows, contexts};
		const bundled = openTerminal(options);
		const unbundled = openTerminal({...options, program: {file: process.execPath, args: [plain]}});
		for (const keys of [[], ['down'], ['down'], ['?'], ['escape'], ['n']]) {
			await Promise.all([bundled.press(...keys), unbundled.press(...keys)]);
			await Promise.all([bundled.shows('qctx'), unbundled.shows('qctx')]);
			// One of them is much slower, so they are given time to be the same.
			await expect.poll(() => differences(bundled, unbundled), {timeout: 10_000}).toEqual([]);
		}
	});
});

/** The lines that differ in text or in colours, as both have them; not those with an age, for one was started later. */
function differences(bundled: Terminal, unbundled: Terminal): string[] {
	const lines = unbundled.lines();
	return bundled.lines().flatMap((line, y) => {
		const isSame = Array.from({length: bundled.columns}, (_, x) => x).every(x =>
			isDeepStrictEqual(bundled.cell(x, y), unbundled.cell(x, y)),
		);
		return isSame || / ago|just now/.test(line) ? [] : [`bundled   ${line}`, `unbundled ${lines[y]}`];
	});
}
