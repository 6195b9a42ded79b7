import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {readResponseBody} from '../../source/tenant/http/response-body.ts';

describe('the body of an answer', () => {
	it.each([
		['{"a":1}', 'text/html', 'json'],
		['\ufeff [1] ', '', 'json'],
		['<!DOCTYPE html><title>x</title>', 'application/json', 'html'],
		['Sign in', 'text/html', 'html'],
		['OK', 'text/plain', 'text'],
		['', 'application/json', 'empty'],
		[' \r\n', '', 'empty'],
		['{"a":"b', 'application/json', 'cut-off'],
		['{"a":[1,2', '', 'cut-off'],
		['{"a":1}}', '', 'not-json'],
		['{a:1}', '', 'not-json'],
		['null and void', 'application/json', 'not-json'],
		[`${'['.repeat(100)}${']'.repeat(100)}`, '', 'too-deep'],
		[`{"a":"${'['.repeat(100)}"}`, '', 'json'],
	])('%j (%s) is %s', (text, type, kind) => {
		expect(readResponseBody(text, type).kind).toBe(kind);
	});

	it('of a web page yields its title', () => {
		expect(readResponseBody('<html><head><title>\n 401  Authorization\nRequired </title>')).toEqual({
			kind: 'html',
			title: '401 Authorization Required',
		});
	});

	it('that is cut off anywhere is never taken for complete', () => {
		const whole = JSON.stringify({id: '63eaa458', name: 'a"b\\', roles: [{name: 'x'}]});
		fc.assert(
			fc.property(fc.integer({min: 1, max: whole.length - 1}), length => {
				expect(readResponseBody(whole.slice(0, length), 'application/json').kind).toBe('cut-off');
			}),
		);
	});

	it('is read without exceptions and in little time', () => {
		fc.assert(fc.property(fc.string({unit: 'binary'}), text => void readResponseBody(text)));
	});
});
