import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import treeSitter, {type Node} from '@vscode/tree-sitter-wasm';
import {beforeAll, describe, expect, it} from 'vitest';
import {completionScripts} from '../../source/commands/completion/completion-scripts.ts';
import {powershellWord} from '../../source/commands/completion/powershell-word.ts';

const {Language, Parser} = treeSitter;
const grammar = createRequire(import.meta.url).resolve('@vscode/tree-sitter-wasm/wasm/tree-sitter-powershell.wasm');

let parse: (text: string) => Node;

beforeAll(async () => {
	await Parser.init();
	const parser = new Parser();
	parser.setLanguage(await Language.load(readFileSync(grammar)));
	parse = text => {
		const tree = parser.parse(text);
		if (tree === null) {
			throw new Error('not parsed');
		}

		return tree.rootNode;
	};
});

/** What stands alone on the line after `qctx use`: the type of its node and the value that the program is given. */
function argumentOf(word: string): {type: string; value: string} | undefined {
	const root = parse(`qctx use ${word}`);
	let node = root.descendantForIndex('qctx use '.length, root.text.length);
	for (const inner of ['array_literal_expression', 'unary_expression', 'string_literal']) {
		const only = node?.childCount === 1 && node.type === inner ? node.child(0) : null;
		node = only ?? node;
	}

	if (root.hasError || node === null || node.text !== word) {
		return undefined;
	}

	const isVerbatim = node.type === 'verbatim_string_characters';
	return {type: node.type, value: isVerbatim ? word.slice(1, -1).replaceAll("''", "'") : word};
}

describe('completion in PowerShell', () => {
	it('has a script that PowerShell can parse', () => {
		const root = parse(completionScripts.powershell);
		expect(root.hasError).toBe(false);
		expect(parse(`${completionScripts.powershell}}`).hasError).toBe(true);
	});

	it.each(['acme-prod', 'team:prod', 'Zoë', '--only', '1.5', 'a/b'])('offers %s bare', name => {
		expect(powershellWord(name)).toBe(name);
		expect(argumentOf(name)?.value).toBe(name);
		expect(argumentOf(name)?.type).not.toBe('verbatim_string_characters');
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
	])('offers %s as one literal string', name => {
		expect(argumentOf(powershellWord(name))).toEqual({type: 'verbatim_string_characters', value: name});
	});

	it('doubles every character that PowerShell takes for a single quote, though the grammar knows only one', () => {
		expect(powershellWord("a'b\u2018c\u2019d\u201ae\u201bf")).toBe(
			"'a''b\u2018\u2018c\u2019\u2019d\u201a\u201ae\u201b\u201bf'",
		);
	});
});
