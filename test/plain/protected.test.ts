import {PassThrough} from 'node:stream';
import {expect, it, onTestFinished} from 'vitest';
import {plainCommand} from '../../source/plain/commands.ts';
import {Conversation} from '../../source/plain/conversation.ts';
import {LineReader} from '../../source/plain/lines/line-reader.ts';
import {runCommand} from '../../source/plain/run-command.ts';
import {contextsText, openPlace} from '../session/open-session.ts';

/** What the lines answer, and what the file is then. */
async function run(id: 'use' | 'rename' | 'delete', answers: readonly string[]) {
	const place = openPlace(contextsText(['test', 'acme-prod']), {protected: ['*-prod']});
	const input = new PassThrough();
	const output = new PassThrough().resume();
	const lines = new LineReader({input, output, signal: new AbortController().signal});
	const conversation = new Conversation(place.open(), lines);
	onTestFinished(() => {
		conversation.close();
		lines.close();
	});
	input.end(answers.map(answer => `${answer}\n`).join(''));
	await runCommand(conversation, plainCommand(id), '', 'acme-prod');
	return {current: conversation.file.current, names: conversation.file.contexts.map(({name}) => name)};
}

it.each([
	['use', ['acme-prod'], {current: 'acme-prod', names: ['test', 'acme-prod']}],
	['use', ['yes'], {current: 'test', names: ['test', 'acme-prod']}],
	['delete', ['y', ''], {current: 'test', names: ['test', 'acme-prod']}],
	['delete', ['y', 'acme-prod'], {current: 'test', names: ['test']}],
	['rename', ['lab', 'acme'], {current: 'test', names: ['test', 'acme-prod']}],
] as const)(
	'a protected context is changed only by its name typed out: %s answered with %j',
	async (id, answers, after) => {
		expect(await run(id, answers)).toMatchObject(after);
	},
);
