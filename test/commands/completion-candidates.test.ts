import {describe, expect, it} from 'vitest';
import {candidates} from '../../source/commands/completion/completion-candidates.ts';
import {commands, groups} from '../../source/commands/index.ts';

const contexts = [
	{name: 'acme-prod', server: 'https://acme.eu.qlikcloud.com'},
	{name: 'acme-test', server: ''},
	{name: 'Prod EU', server: ''},
	{name: 'hidden\u001b[2J', server: ''},
];

/** What is offered for the last word of a line. */
async function offered(line: string): Promise<string[]> {
	const words = line.split(' ').slice(1);
	const found = await candidates({
		catalogue: {commands: commands.filter(command => command.hidden !== true), groups},
		before: words.slice(0, -1),
		current: words.at(-1) ?? '',
		contextNames: async () => contexts,
	});
	return found.map(({value}) => value);
}

describe('completion', () => {
	it('offers commands and contexts at first', async () => {
		const words = await offered('qctx ');
		expect(words).toEqual(expect.arrayContaining(['use', 'check', 'context', 'user', 'acme-prod', 'Prod EU']));
		expect(words).not.toContain('__complete');
	});

	it.each([
		['qctx con', ['context']],
		['qctx context ren', ['rename']],
		['qctx use ac', ['acme-prod', 'acme-test']],
		['qctx context get acme-p', ['acme-prod']],
		['qctx rm acme-prod ac', ['acme-test']],
		['qctx check acme-prod ', ['acme-test', 'Prod EU']],
		['qctx use acme-prod ', []],
		['qctx rename acme-prod ', []],
		['qctx --context acme-p', ['acme-prod']],
		['qctx user me --context=acme-p', ['--context=acme-prod']],
		['qctx --context acme-prod us', ['use', 'user']],
		['qctx check --only rej', ['rejected']],
		['qctx context update x --remove c', ['comment', 'credentials']],
		['qctx context create x --server-type w', ['windows']],
		['qctx context create x --server-t', ['--server-type']],
		['qctx user me --ra', ['--raw']],
		['qctx completion z', ['zsh']],
		['qctx help se', ['settings', 'security']],
		['qctx use -- --no', []],
		['qctx demo che', ['check']],
		['qctx nonsense ', []],
	])('after %j offers %j', async (line, words) => {
		expect(await offered(line)).toEqual(words);
	});

	it('never offers a name that contains control characters', async () => {
		expect((await offered('qctx use ')).join()).not.toContain('hidden');
	});

	it('offers the command flags and the global flags', async () => {
		expect(await offered('qctx check --')).toEqual(
			expect.arrayContaining([
				'--only',
				'--expires-within',
				'--jsonl',
				'--timeout',
				'--server',
				'--context',
				'--json',
				'--help',
			]),
		);
	});
});
