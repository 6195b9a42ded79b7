import {homedir} from 'node:os';
import {sortNames} from '../describe/command-names.ts';
import {ownShell} from '../describe/own-shell.ts';
import {attentionNote} from '../describe/states/attention.ts';
import {countContexts} from '../describe/words/count.ts';
import {shortPath} from '../describe/words/short-path.ts';
import type {ExitCode} from '../text/problem.ts';
import {aboutContext} from './about-context.ts';
import {type Answer, readAnswer} from './answer.ts';
import {plainCommand} from './commands.ts';
import type {Conversation} from './conversation.ts';
import {Interrupted} from './lines/interrupted.ts';
import {rowLine} from './row.ts';
import {type Next, runCommand} from './run-command.ts';
import {waitForChecks} from './wait-for-checks.ts';

/** Rows printed at once; a command prints more. */
const pageRows = 25;

/** The list, until the person quits or opens the practice tenant. Throws `Interrupted` on Ctrl-C at the list. */
export async function aboutList(conversation: Conversation, isRunOver: () => boolean): Promise<ExitCode | 'practice'> {
	const {lines} = conversation;
	lines.say(...greeting(conversation));
	conversation.tellFileNews();
	lines.say(...nextRows(conversation, 0));
	await firstChecks(conversation);
	let next: Next = {to: 'here'};
	lines.say(
		conversation.listed.length === 0 ? '' : 'Number of a context, or a command. ? lists the commands, q quits.',
	);
	for (;;) {
		if (next.to === 'list' || next.to === 'more') {
			lines.say(...nextRows(conversation, next.to === 'more' ? conversation.rowsGiven : 0));
		}

		conversation.tellFileNews();
		conversation.tellStateNews();
		const typed = await lines.askText('Number or command:');
		if (typed === undefined) {
			return 0;
		}

		conversation.tellFileNews();
		const names = conversation.file.contexts.map(({name}) => name);
		const answer = readAnswer(typed, conversation.listed, names);
		if (answer.type === 'quit') {
			return 0;
		}

		try {
			next = await act(conversation, answer);
			while (next.to === 'context') {
				next = await aboutContext(conversation, next.name);
			}
		} catch (reason) {
			if (!(reason instanceof Interrupted) || isRunOver()) {
				throw reason;
			}

			lines.resume();
			lines.say('Back at the list.');
			next = {to: 'here'};
		}

		if (next.to === 'practice') {
			return 'practice';
		}
	}
}

/** Checks all contexts once, and waits for those of the printed rows. */
async function firstChecks(conversation: Conversation): Promise<void> {
	const {session, listed, file} = conversation;
	const visible = listed.slice(0, pageRows);
	session.checkAtStart({cursor: file.contexts.find(({name}) => conversation.isCurrent(name))?.name, visible});
	await waitForChecks(conversation, visible);
}

async function act(conversation: Conversation, answer: Exclude<Answer, {type: 'quit'}>): Promise<Next> {
	const {lines, file, isDamaged} = conversation;
	switch (answer.type) {
		case 'repeat':
			return {to: 'list'};
		case 'open':
			return {to: 'context', name: answer.name};
		case 'command':
			return runCommand(conversation, answer.command, answer.rest);
		case 'no-number':
			// The numbers of the choices without contexts.
			if (file.contexts.length === 0 && !isDamaged && (answer.number === 1 || answer.number === 2)) {
				return runCommand(conversation, plainCommand(answer.number === 1 ? 'new' : 'practice'), '');
			}

			lines.say(`There is no number ${answer.number}. Enter repeats the list.`);
			return {to: 'here'};
		case 'unknown':
			lines.say(`There is no context and no command ${answer.word}. ? lists the commands.`);
			return {to: 'here'};
	}
}

function greeting(conversation: Conversation): string[] {
	const {session, file} = conversation;
	const {environment, practice} = session.workplace;
	const shell = ownShell(environment, file.contexts, session.now());
	const exists = file.contexts.some(({name}) => name === file.current);
	const guard = file.current !== undefined && conversation.isProtected(file.current) ? ', protected' : '';
	const current = file.current === undefined ? 'no current context' : `current ${file.current}${guard}`;
	return [
		`qctx${practice === undefined ? '' : ', practice tenant'}. ${shortPath(file.path, homedir())}, ` +
			`${countContexts(file.contexts.length)}, ${current}${exists || file.current === undefined ? '' : ', which is missing'}.`,
		...(shell === undefined ? [] : [`This is the ${shell}.`]),
		...(file.othersCanRead ? ['Others can read this file: p makes it private.'] : []),
		...(practice === undefined
			? []
			: [
					'To practise with n: tenant URL, client ID and client secret',
					practice.url,
					practice.clientId,
					practice.clientSecret,
				]),
	];
}

/** The rows from one on, and how many there are more. */
function nextRows(conversation: Conversation, from: number): string[] {
	const {file, isDamaged, filter, session} = conversation;
	if (file.contexts.length === 0) {
		return isDamaged
			? []
			: [
					'No contexts yet.',
					'1. set one up: tenant URL, then an API key or an OAuth client',
					...(session.workplace.practice === undefined ? ['2. look around first, on a built-in practice tenant'] : []),
				];
	}

	const contexts = conversation.list();
	const start = from < contexts.length ? from : 0;
	const page = contexts.slice(start, start + pageRows);
	conversation.rowsGiven = start + page.length;
	for (const {name} of page) {
		conversation.stateWasTold(name);
	}

	const narrowing = describeChoice(conversation, contexts.length);
	const attention = attentionNote(file.contexts, name => conversation.live(name));
	return [
		...(narrowing === undefined ? [] : [narrowing]),
		...(contexts.length === 0 ? [`None. ${filter === '' ? '!' : '/ and Enter'} lists all again.`] : []),
		...page.map((context, index) =>
			rowLine(context, {
				number: start + index + 1,
				isCurrent: conversation.isCurrent(context.name),
				isProtected: conversation.isProtected(context.name),
				live: conversation.live(context.name),
				now: session.now(),
				rotation: session.getSnapshot().rotation(context.name),
				warnBefore: session.workplace.settings.warnBefore,
			}),
		),
		...(conversation.rowsGiven < contexts.length
			? [`${conversation.rowsGiven} of ${countContexts(contexts.length)}; m lists more.`]
			: []),
		...(attention === undefined || conversation.onlyAttention ? [] : [`${attention}; ! lists only those.`]),
	];
}

/** How the list is filtered and sorted, in a sentence; undefined when it is not. */
function describeChoice({file, filter, onlyAttention, sort}: Conversation, shown: number): string | undefined {
	const parts = [
		onlyAttention ? 'only those that need attention' : '',
		filter === '' ? '' : `filter ${filter}`,
		sort === 'file' || filter !== '' ? '' : `sorted by ${sortNames[sort]}`,
	].filter(part => part !== '');
	return parts.length === 0 ? undefined : `${shown} of ${countContexts(file.contexts.length)}: ${parts.join(', ')}.`;
}
