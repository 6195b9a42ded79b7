import {describe, expect, it} from 'vitest';
import {editContextsText} from '../../../source/contexts/editing/edit-text.ts';
import {parseContexts} from '../../../source/contexts/reading/parse-contexts.ts';

const ls = '\u2028';
const ps = '\u2029';

function commentIn(written: string): string | undefined {
	const read = parseContexts(`contexts:\n    a:\n        comment: ${written}\n        server: x\n`);
	if (!read.ok) throw new Error(read.problem.what);
	return read.value.contexts[0]?.comment;
}

// How Go's yaml.v3 writes these values (emitterc.go), and how it reads the others (scannerc.go): both signs are line breaks there.
describe('U+2028 and U+2029 in a value', () => {
	it.each([
		[`'one${ls}        two'`, `one${ls}two`],
		[`'one${ps}        two'`, `one${ps}two`],
		[`'one${ls}${ls}        two'`, `one${ls}${ls}two`],
		[`'${ls}        two'`, `${ls}two`],
		[`'one${ls}'`, `one${ls}`],
		[`'it''s${ls}        two'`, `it's${ls}two`],
		[`'one${ls}        two${ps}        three'`, `one${ls}two${ps}three`],
		[`|-\n            one${ls}            two\n            three`, `one${ls}two\nthree`],
		[`|-\n            one${ls}              two\n            three`, `one${ls}  two\nthree`],
		[`"one${ls}  two"`, `one${ls}two`],
		[`"one  ${ls}two"`, `one${ls}two`],
		['"one\\L  two"', `one${ls}  two`],
		[`one${ls}        two`, `one${ls}two`],
		['"one two"', 'one two'],
	])('are read as Go reads them: %j', (written, value) => {
		expect(commentIn(written)).toBe(value);
	});

	it('stay unchanged when something else changes, and are found by name', () => {
		const name = `? 'na${ls}    me'\n    :`;
		const text = `contexts:\n    ${name}\n        comment: 'one${ls}        two'\n        server: x\n    b:\n        server: y\n`;
		const edited = editContextsText(text, {type: 'change', name: `na${ls}me`, fields: {server: 'z'}});
		expect(edited).toEqual({ok: true, value: text.replace('server: x', 'server: z')});
		expect(editContextsText(text, {type: 'remove', names: ['b']})).toEqual({
			ok: true,
			value: text.slice(0, text.indexOf('    b:')),
		});
	});
});
