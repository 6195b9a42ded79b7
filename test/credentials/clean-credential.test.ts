import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {cleanCredential} from '../../source/credentials/clean-credential.ts';

const secret = 'ab'.repeat(32);

describe('cleanCredential', () => {
	it.each([
		[`${secret} \n`, '2 characters trimmed: 1 space, 1 line break'],
		[`${secret} \r\n`, '2 characters trimmed: 1 space, 1 line break'],
		[`\n ${secret}`, '2 characters trimmed: 1 space, 1 line break'],
		[`${secret} `, '1 character trimmed: 1 space'],
		[`  ${secret}\n\n`, '4 characters trimmed: 2 spaces, 2 line breaks'],
		[`\t${secret}`, '1 character trimmed: 1 tab'],
		[`\u00A0${secret}\u202F`, '2 characters trimmed: 2 non-breaking spaces'],
		[`\u200B${secret}\u200D`, '2 characters trimmed: 2 zero-width characters'],
		[`\uFEFF${secret}`, '1 character trimmed: 1 byte order mark'],
		[`${secret}\u0016`, '1 character trimmed: 1 control character'],
		[`"${secret}"`, '2 characters trimmed: 2 quotes'],
		[` “${secret}” `, '4 characters trimmed: 2 spaces, 2 quotes'],
		[`Bearer ${secret}`, '7 characters trimmed: “Bearer”'],
		[`"bearer  ${secret}\n"`, '10 characters trimmed: 1 line break, 2 quotes, “bearer”'],
		[`Authorization: Bearer ${secret}`, '22 characters trimmed: “Authorization: Bearer”'],
	])('unwraps %j and reports it', (raw, words) => {
		expect(cleanCredential(raw)).toEqual({value: secret, trimmed: words, inner: undefined});
	});

	it('leaves a clean value alone', () => {
		expect(cleanCredential(secret)).toEqual({value: secret, trimmed: undefined, inner: undefined});
	});

	it.each([
		['', ''],
		[' \n', ''],
		['""', ''],
		['"', '"'],
		['Bearer', 'Bearer'],
		["it's", "it's"],
		['"half', '"half'],
	])('finds in %j: %j', (raw, value) => {
		expect(cleanCredential(raw).value).toBe(value);
	});

	it.each([
		['abcd ef', 'a space at position 5, inside the value'],
		['abcd\r\nef', 'a line break at position 5, inside the value'],
		['ab\tc', 'a tab at position 3, inside the value'],
		[' ab\u00A0c ', 'a non-breaking space at position 3, inside the value'],
		['a\u200Bb', 'a zero-width character at position 2, inside the value'],
		['a\u001Bb', 'a control character at position 2, inside the value'],
	])('reports what is wrong inside %j', (raw, words) => {
		expect(cleanCredential(raw).inner?.words).toBe(words);
	});

	it('never removes part of the value, and cleaning twice changes nothing', () => {
		const wrapping = fc.string({
			unit: fc.constantFrom(' ', '\n', '\r', '\t', '\u00A0', '\u200B', '\uFEFF'),
			maxLength: 6,
		});
		const value = fc.string({unit: fc.constantFrom(...'abcdef0123456789.-_')});
		fc.assert(
			fc.property(wrapping, value, wrapping, (before, inside, after) => {
				const cleaned = cleanCredential(before + inside + after);
				expect(cleaned.value).toBe(inside);
				expect(cleanCredential(cleaned.value)).toEqual({value: inside, trimmed: undefined, inner: undefined});
			}),
		);
	});
});
