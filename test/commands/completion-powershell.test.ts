import {describe, expect, it} from 'vitest';
import {powershellWord} from '../../source/commands/completion/powershell-word.ts';

describe('a word for PowerShell', () => {
	it.each(['acme-prod', 'team:prod', 'Zoë', '--only', '1.5', 'a/b'])('is bare: %s', name => {
		expect(powershellWord(name)).toBe(name);
	});

	it.each([
		"it's $HOME",
		"''",
		'Prod EU',
		'a;b',
		'a|b',
		'a & b',
		'$(Get-Date)',
		'a`b',
		'a"b',
		'{x}',
		'(x)',
		'#x',
		'a,b',
		'C:\\Users\\Zoë Ü',
		'--only=valid',
		'-a.b',
		'>out',
		// Splatted if bare.
		'@team',
	])('is one verbatim string: %s', name => {
		expect(powershellWord(name)).toBe(`'${name.replaceAll("'", "''")}'`);
	});

	it('has every sign doubled that PowerShell takes for a single quote', () => {
		expect(powershellWord("a'b\u2018c\u2019d\u201ae\u201bf")).toBe(
			"'a''b\u2018\u2018c\u2019\u2019d\u201a\u201ae\u201b\u201bf'",
		);
	});
});
