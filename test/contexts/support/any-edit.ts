import fc from 'fast-check';
import type {ContextFields, ContextsEdit} from '../../../source/contexts/edit.ts';
import {Secret} from '../../../source/credentials/secret.ts';
import {anyName, anyText} from './any-text.ts';

const value = anyText.filter(text => text.isWellFormed());
const secret = value.map(text => new Secret(text));
const credentials = fc.oneof(
	fc.record({kind: fc.constant('oauth' as const), clientId: value, clientSecret: secret}),
	// A pasted `Bearer ` is cut off before it comes here.
	fc.record({
		kind: fc.constant('api-key' as const),
		token: value.filter(text => !/^bearer/i.test(text)).map(text => new Secret(text)),
	}),
);

const headerName = fc.constantFrom('X-A', 'x-b', 'X-C', 'x-new-one', 'odd name');

const allFields: fc.Arbitrary<ContextFields> = fc.record(
	{
		server: value,
		serverType: fc.oneof(fc.constantFrom('cloud', 'Windows', null), value),
		comment: fc.oneof(value, fc.constant(null)),
		insecure: fc.constantFrom(true as const, null),
		headers: fc.dictionary(headerName, fc.oneof(value, fc.constant(null)), {maxKeys: 2}),
		credentials: fc.oneof(credentials, fc.constant(null)),
	},
	{requiredKeys: []},
);

/** Fields to set; sometimes one half of an OAuth pair, as `context update` has it. */
const fields: fc.Arbitrary<ContextFields> = fc.oneof(
	{weight: 4, arbitrary: allFields},
	{weight: 1, arbitrary: fc.record({clientId: value}, {requiredKeys: ['clientId']})},
	{weight: 1, arbitrary: fc.record({clientSecret: secret}, {requiredKeys: ['clientSecret']})},
);

/** An edit of a file with these names: mostly one that can be made. */
export function anyEdit(names: readonly string[]): fc.Arbitrary<ContextsEdit> {
	const known = names.length > 0 ? fc.constantFrom(...names) : anyName;
	const either = fc.oneof({weight: 5, arbitrary: known}, {weight: 1, arbitrary: anyName});
	const fresh = fc.oneof({weight: 5, arbitrary: anyName}, {weight: 1, arbitrary: known});
	return fc.oneof(
		{
			weight: 4,
			arbitrary: fc.record({type: fc.constant('add' as const), name: fresh, fields, makeCurrent: fc.boolean()}),
		},
		{
			weight: 4,
			arbitrary: fc.record({type: fc.constant('change' as const), name: either, fields, makeCurrent: fc.boolean()}),
		},
		fc.record({type: fc.constant('replace' as const), name: either, fields, makeCurrent: fc.boolean()}),
		fc.record({type: fc.constant('rename' as const), from: either, to: fresh}),
		fc.record({type: fc.constant('duplicate' as const), from: either, to: fresh}),
		fc.record({type: fc.constant('remove' as const), names: fc.uniqueArray(either, {minLength: 1, maxLength: 3})}),
		fc.record({type: fc.constant('use' as const), name: either}),
		fc.record({type: fc.constant('clear' as const)}),
		fc.record({type: fc.constant('import' as const), text: otherFile}),
	);
}

/** Another contexts file, in a notation that qctx does not write: flow maps. */
const otherFile = fc
	.uniqueArray(fc.constantFrom('imported one', 'imported-2', 'a', 'prod', '"yes"'), {maxLength: 3})
	.map(
		names =>
			`current-context: x\ncontexts: {${names.map(name => `${JSON.stringify(name)}: {server: "https://${names.length}", headers: {X-A: b}, verbose: true}`).join(', ')}}\n`,
	);

/** The contexts that an edit is about; all others must stay as they are, to the byte. */
export function touchedBy(edit: ContextsEdit): readonly string[] {
	switch (edit.type) {
		case 'add':
		case 'change':
		case 'replace':
			return [edit.name];
		case 'rename':
			return [edit.from];
		case 'remove':
			return edit.names;
		default:
			return [];
	}
}
