import {describe, expect, it} from 'vitest';
import {readAnswer, readTargets} from '../../source/plain/answer.ts';

const listed = ['acme-prod', 'acme test', 'globex'];

function said(typed: string, names: readonly string[] = listed): string {
	const answer = readAnswer(typed, listed, names);
	switch (answer.type) {
		case 'command':
			return `${answer.command.id} ${answer.rest}`.trim();
		case 'open':
			return `open ${answer.name}`;
		case 'no-number':
			return `no number ${answer.number}`;
		case 'unknown':
			return `unknown ${answer.word}`;
		case 'repeat':
		case 'quit':
			return answer.type;
	}
}

describe('an answer to the list', () => {
	it.each([
		['', 'repeat'],
		['   ', 'repeat'],
		['q', 'quit'],
		['Quit', 'quit'],
		['exit', 'quit'],
		['2', 'open acme test'],
		['4', 'no number 4'],
		['0', 'no number 0'],
		['globex', 'open globex'],
		['acme test', 'open acme test'],
		['n', 'new'],
		['N', 'new'],
		['n lab', 'new lab'],
		['v 2', 'check 2'],
		['V', 'check-all'],
		['check all', 'check-all'],
		['check 1 3', 'check 1 3'],
		['d 1-2', 'delete 1-2'],
		['D', 'practice'],
		['u', 'undo'],
		['U', 'redo'],
		['/prod', 'filter prod'],
		['/ prod', 'filter prod'],
		['/', 'filter'],
		['filter a b', 'filter a b'],
		['!', 'attention'],
		['-', 'back'],
		['use 3', 'use 3'],
		['user me 1', 'json 1'],
		[':', 'help'],
		['m', 'more'],
		['globes', 'unknown globes'],
	])('%j is %s', (typed, meant) => {
		expect(said(typed)).toBe(meant);
	});

	it('reaches contexts outside the list by name', () => {
		expect(said('hidden', [...listed, 'hidden'])).toBe('open hidden');
	});
});

describe('the contexts behind a command', () => {
	it.each([
		['2', ['acme test']],
		['1 3', ['acme-prod', 'globex']],
		['1,3', ['acme-prod', 'globex']],
		['1-3', ['acme-prod', 'acme test', 'globex']],
		['1 1-2', ['acme-prod', 'acme test']],
		['globex 1', ['globex', 'acme-prod']],
		['acme test', ['acme test']],
	])('%j', (rest, names) => {
		expect(readTargets(rest, listed)).toEqual({ok: true, names});
	});

	it.each([
		['4', '4'],
		['1 9', '9'],
		['2-9', '2-9'],
		['3-1', '3-1'],
		['0', '0'],
		['globes', 'globes'],
	])('reports what is wrong with %j', (rest, wrong) => {
		expect(readTargets(rest, listed)).toEqual({ok: false, wrong});
	});
});
