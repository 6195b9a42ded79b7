import {describe, expect, it} from 'vitest';
import {parseCommandLine} from '../../source/commands/command-line/parse-command-line.ts';
import {plainRequest} from '../../source/commands/command-line/request.ts';
import {commands, groups} from '../../source/commands/index.ts';

const table = {commands, groups};

describe('a command line that is understood without commander', () => {
	const lines = [
		...commands.map(spec => ({spec, words: [spec.name]})),
		...groups.flatMap(group => group.commands.map(spec => ({spec, words: [group.name, spec.name]}))),
	]
		.filter(({spec}) => spec.passThrough !== true)
		.flatMap(({spec, words}) => {
			const operands = (spec.arguments ?? []).map((_, index) => `name${index}`);
			const switches = (spec.options ?? []).map(({flags}) => flags).filter(flags => /^--[a-z-]+$/.test(flags));
			return switches.length === 0 ? [] : [[...words, ...operands, ...switches]];
		});

	it.each(lines.map(line => [line.join(' '), line] as const))('means the same as with it: %s', async (_, line) => {
		const plain = plainRequest(line, table);
		const parsed = await parseCommandLine(line, {table, version: '1', write: () => undefined, columns: 80});
		expect(plain).toBeDefined();
		expect(parsed).toEqual({ok: true, value: plain});
	});

	it('leaves unknown switches and options with values to commander', () => {
		expect(plainRequest(['exec', 'a', '--no-chek'], table)).toBeUndefined();
		expect(plainRequest(['exec', 'a', '--for', '5s'], table)).toBeUndefined();
		expect(plainRequest(['token', '--all'], table)).toBeUndefined();
		expect(plainRequest(['exec', 'a', '--all=false'], table)).toBeUndefined();
		expect(plainRequest(['--all'], table)).toBeUndefined();
	});
});
