import {readFileSync, writeFileSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import type {ContextFields, ContextsEdit} from '../../../source/contexts/edit.ts';
import {findConflict} from '../../../source/contexts/editing/find-conflict.ts';
import {parseContexts} from '../../../source/contexts/reading/parse-contexts.ts';
import {Secret} from '../../../source/credentials/secret.ts';
import {openWith, refusal} from '../support/opened.ts';

/** A way to sign in, before and after a colleague changed it. */
const rotations: readonly (readonly [string, string, string])[] = [
	[
		'client secret',
		'oauth-client-id: id\n    oauth-client-secret: old',
		'oauth-client-id: id\n    oauth-client-secret: new',
	],
	['client ID', 'oauth-client-id: old\n    oauth-client-secret: s', 'oauth-client-id: new\n    oauth-client-secret: s'],
	['API key', 'headers: {Authorization: Bearer old}', 'headers: {Authorization: Bearer new}'],
	['bare API key', 'api-key: old', 'api-key: new'],
	['cookie', 'headers: {cookie: X-Qlik-Session=old}', 'headers: {cookie: X-Qlik-Session=new}'],
	['folder of certificates', 'certificates: /old', 'certificates: /new'],
	['half of a pair', 'oauth-client-id: old', 'oauth-client-id: new'],
	['kind', 'headers: {Authorization: Bearer old}', 'oauth-client-id: id\n    oauth-client-secret: new'],
	['credentials that were missing', 'comment: x', 'comment: x\n    api-key: new'],
	[
		'unused pair beside the key in use',
		'headers: {Authorization: Bearer k}\n    oauth-client-id: id\n    oauth-client-secret: old',
		'headers: {Authorization: Bearer k}\n    oauth-client-id: id\n    oauth-client-secret: new',
	],
	[
		'unused cookie beside the key in use',
		'headers: {Authorization: Bearer k, cookie: old}',
		'headers: {Authorization: Bearer k, cookie: new}',
	],
];

const key = {kind: 'api-key', token: new Secret('typed')} as const;
const changes: readonly (readonly [string, ContextFields])[] = [
	['an API key', {credentials: key}],
	['an OAuth pair', {credentials: {kind: 'oauth', clientId: 'i', clientSecret: new Secret('typed')}}],
	['no credentials', {credentials: null}],
	['a client ID', {clientId: 'typed'}],
	['a client secret', {clientSecret: new Secret('typed')}],
	['an Authorization header', {headers: {authorization: 'Bearer typed'}}],
	['no cookie', {headers: {Cookie: null}}],
];

const edits: readonly (readonly [string, ContextsEdit])[] = [
	...changes.map(([what, fields]) => [`sets ${what}`, {type: 'change', name: 'a', fields}] as const),
	['replaces the context', {type: 'replace', name: 'a', fields: {credentials: key}, makeCurrent: false}],
	['removes the context', {type: 'remove', names: ['b', 'a']}],
];

const file = (signIn: string): string => `contexts:\n  a:\n    server: x\n    ${signIn}\n  b:\n    server: y\n`;

function contextsIn(signIn: string) {
	const parsed = parseContexts(file(signIn));
	if (!parsed.ok) throw new Error(parsed.problem.what);
	return parsed.value.contexts;
}

describe('credentials that a colleague has rotated since they were seen', () => {
	for (const [what, before, after] of rotations) {
		it.each(edits)(`are a conflict: ${what}, for an edit that %s`, (_name, edit) => {
			expect(findConflict(edit, contextsIn(before), contextsIn(after))?.what).toMatch(
				/^'a' was changed by another program/,
			);
			expect(findConflict(edit, contextsIn(before), contextsIn(before))).toBeUndefined();
		});

		it(`do not conflict with an edit of something else: ${what}`, () => {
			const comment: ContextsEdit = {type: 'change', name: 'a', fields: {comment: 'mine', server: 'z'}};
			expect(findConflict(comment, contextsIn(before), contextsIn(after))).toEqual(
				what === 'credentials that were missing'
					? undefined
					: findConflict(comment, contextsIn(before), contextsIn(before)),
			);
		});
	}

	it('stay in the file whoever saves afterwards', async () => {
		for (const [, before, after] of rotations) {
			const {store, file: place} = openWith(file(before));
			const seen = store.read();
			if (!seen.ok) throw new Error(seen.problem.what);
			writeFileSync(place, file(after));
			for (const [, edit] of edits) {
				expect(refusal(await store.apply(edit, {seen: seen.value}))).toMatch(/^1 'a' was changed by another program/);
			}

			expect(readFileSync(place, 'utf8')).toBe(file(after));
		}
	});
});

describe('a header that another program has changed since it was seen', () => {
	it('is a conflict in any letter case', () => {
		const edit: ContextsEdit = {type: 'change', name: 'a', fields: {headers: {'x-trace': 'mine'}}};
		expect(
			findConflict(edit, contextsIn('headers: {X-Trace: old}'), contextsIn('headers: {X-Trace: new}')),
		).toBeDefined();
	});
});
