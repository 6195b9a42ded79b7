import {describe, expect, it} from 'vitest';
import {splitShellLine} from '../../source/commands/completion/shell-line.ts';

describe('a line being typed', () => {
	it.each([
		['qctx ', ['qctx', ''], undefined, ''],
		['qctx use ac', ['qctx', 'use', 'ac'], undefined, 'ac'],
		['qctx use "Prod E', ['qctx', 'use', 'Prod E'], '"', '"Prod E'],
		["qctx use 'it", ['qctx', 'use', 'it'], "'", "'it"],
		['qctx use Prod\\ E', ['qctx', 'use', 'Prod E'], undefined, 'Prod\\ E'],
		["qctx use 'a b' c", ['qctx', 'use', 'a b', 'c'], undefined, 'c'],
		['qctx use "a\\"b\\n', ['qctx', 'use', 'a"b\\n'], '"', '"a\\"b\\n'],
		["qctx use '' x", ['qctx', 'use', '', 'x'], undefined, 'x'],
		['qctx use a:b', ['qctx', 'use', 'a:b'], undefined, 'a:b'],
		['qctx use trailing\\', ['qctx', 'use', 'trailing\\'], undefined, 'trailing\\'],
	])('%j is split as a shell does', (line, words, openQuote, raw) => {
		expect(splitShellLine(line)).toMatchObject({words, openQuote, raw});
	});
});
