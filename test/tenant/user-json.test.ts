import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {rawJson, userMeJson} from '../../source/tenant/user-json.ts';

describe('user me as JSON', () => {
	it('is printed as qlik prints it: the sample of the tutorial', () => {
		const answer = {
			id: '63eaa458f058b73eeb50e0b9',
			tenantId: '7jUtftp6F4cMaxpejxM60DgFj03Z5L_V',
			clientId: '82e0c353eca9a5d849c74d7e98f13f7e',
			subject: 'qlikbot\\82e0c353eca9a5d849c74d7e98f13f7e',
			name: 'qlik-cli m2m',
			roles: ['TenantAdmin'],
			groups: [],
			assignedRoles: [{type: 'default', name: 'TenantAdmin', level: 'admin', id: '608050f750afab80bd53586d'}],
			links: {self: {href: 'https://acme.eu.qlikcloud.com/api/v1/users/63eaa458f058b73eeb50e0b9'}},
			unknown: {b: null, a: 1.5},
		};
		expect(userMeJson(answer)).toBe(`{
  "assignedRoles": [
    {
      "id": "608050f750afab80bd53586d",
      "level": "admin",
      "name": "TenantAdmin",
      "type": "default"
    }
  ],
  "clientId": "82e0c353eca9a5d849c74d7e98f13f7e",
  "groups": [],
  "id": "63eaa458f058b73eeb50e0b9",
  "name": "qlik-cli m2m",
  "roles": [
    "TenantAdmin"
  ],
  "subject": "qlikbot\\\\82e0c353eca9a5d849c74d7e98f13f7e",
  "tenantId": "7jUtftp6F4cMaxpejxM60DgFj03Z5L_V",
  "unknown": {
    "a": 1.5,
    "b": null
  }
}`);
	});

	it('sorts keys by bytes, as Go does, and not as JavaScript would', () => {
		expect(
			rawJson(JSON.parse('{"b":1,"10":2,"9":3,"B":4,"é":5,"\u{1f600}":6,"\uff5e":7,"__proto__":8}')).match(
				/^ {2}"(.*?)"/gm,
			),
		).toEqual(['10', '9', 'B', '__proto__', 'b', 'é', '\uff5e', '\u{1f600}'].map(key => `  "${key}"`));
	});

	it('leaves out links only at the top level', () => {
		expect(userMeJson({links: {}, a: {links: 1}})).toBe('{\n  "a": {\n    "links": 1\n  }\n}');
		expect(rawJson({links: {}})).toBe('{\n  "links": {}\n}');
	});

	it('contains nothing that a terminal acts on', () => {
		const hostile = {'\u001b[8m': 'a\u001b]52;c;ZXZpbA==\u0007\u009b31m\u202e\r\b\u0000'};
		const printed = userMeJson(hostile);
		expect(printed).toMatch(/^[\n\x20-\x7e]*$/);
		expect(printed).toContain('\\u001b]52;c;ZXZpbA==\\u0007\\u009b31m\\u202e\\r\\b\\u0000');
		expect(JSON.parse(printed)).toEqual(hostile);
	});

	it('loses nothing', () => {
		fc.assert(
			fc.property(fc.jsonValue({stringUnit: 'binary'}), value => {
				expect(JSON.parse(rawJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
			}),
		);
	});
});
