import {describe, expect, it} from 'vitest';
import {parseHeaders} from '../../source/commands/options/headers.ts';
import {canonicalHeader} from '../../source/text/canonical-header.ts';

describe('--headers', () => {
	it.each([
		['k=v', {K: 'v'}],
		['x-my-h=a b', {'X-My-H': 'a b'}],
		['a=1,b=2', {A: '1', B: '2'}],
		['accept=text/html,application/json', {Accept: 'text/html,application/json'}],
		['"x=1,2",y=3', {X: '1,2', Y: '3'}],
		['Authorization=Bearer made-up', {Authorization: 'Bearer made-up'}],
		['k=', {K: ''}],
	])('reads %j as qlik-cli does', (text, headers) => {
		expect(parseHeaders(text)).toEqual(headers);
	});

	it.each(['novalue', '=v', 'a=1,b,c=2', 'bad name=1', 'k=a\r\nHost: evil', 'k=\u0000'])('refuses %j', text => {
		expect(parseHeaders(text)).toBeUndefined();
	});

	it('spells names as Go does', () => {
		expect(canonicalHeader('x-REQUEST-id')).toBe('X-Request-Id');
	});
});
