import {priorities} from '../live/live-checks.ts';
import {states} from '../tenant/state.ts';
import type {ExitCode} from '../text/problem.ts';
import {Interrupted} from '../wizard/dialogue/line-input.ts';
import {type Answer, readAnswer} from './answer.ts';
import {plainCommand} from './commands.ts';
import {talkAboutContext} from './context-menu.ts';
import type {Desk} from './desk.ts';
import {choiceWords, count, fileWords, rowWords} from './list-words.ts';
import {type GoOn, runCommand} from './run-command.ts';
import {checkAloud} from './wait-for-checks.ts';

/** Rows said at once; more are a command away. */
const pageRows = 25;

/** Talks about the list until the person quits, or goes on to the practice tenant. Throws `Interrupted` on Ctrl-C at the list. */
export async function talkAboutList(desk: Desk, isRunOver: () => boolean): Promise<ExitCode | 'practice'> {
	const {lines} = desk;
	lines.say(...greeting(desk));
	lines.say(...desk.fileNews(), ...sayRows(desk, 0));
	await startChecks(desk);
	let goOn: GoOn = {to: 'here'};
	lines.say(desk.listed.length === 0 ? '' : 'Number of a context, or a command. ? says the commands, q quits.');
	for (;;) {
		lines.say(...(goOn.to === 'list' ? sayRows(desk, 0) : goOn.to === 'more' ? sayRows(desk, desk.saidRows) : []));
		lines.say(...desk.fileNews(), ...desk.stateNews());
		const typed = await lines.askText('Number or command:');
		if (typed === undefined) {
			return 0;
		}

		lines.say(...desk.fileNews());
		const names = desk.snapshot.contexts.map(({name}) => name);
		const answer = readAnswer(typed, desk.listed, names);
		if (answer.type === 'quit') {
			return 0;
		}

		try {
			goOn = await act(desk, answer);
			while (goOn.to === 'context') {
				goOn = await talkAboutContext(desk, goOn.name);
			}
		} catch (reason) {
			if (!(reason instanceof Interrupted) || isRunOver()) {
				throw reason;
			}

			lines.calm();
			lines.say('Back at the list.');
			goOn = {to: 'here'};
		}

		if (goOn.to === 'practice') {
			return 'practice';
		}
	}
}

/** Asks the tenants once: the current context first, then the rows that were said, the rest silently (PRODUCT section 2). */
async function startChecks(desk: Desk): Promise<void> {
	const {checks, listed, place, snapshot} = desk;
	const {checkOnStart} = place.settings;
	const current = listed.filter(name => name === snapshot.current);
	checks.check(current, priorities.cursor);
	if (checkOnStart === 'all') {
		checks.check(listed.slice(pageRows), priorities.rest);
	}

	await checkAloud(desk, checkOnStart === 'current' ? current : listed.slice(0, pageRows));
}

async function act(desk: Desk, answer: Exclude<Answer, {type: 'quit'}>): Promise<GoOn> {
	const isEmpty = desk.snapshot.contexts.length === 0 && desk.damage === undefined;
	switch (answer.type) {
		case 'repeat':
			return {to: 'list'};
		case 'open':
			return {to: 'context', name: answer.name};
		case 'command':
			return runCommand(desk, answer.command, answer.rest);
		case 'no-number':
			if (isEmpty && answer.number <= 2) {
				return runCommand(desk, plainCommand(answer.number === 1 ? 'new' : 'practice'), '');
			}

			desk.lines.say(`There is no number ${answer.number}. Enter repeats the list.`);
			return {to: 'here'};
		case 'unknown':
			desk.lines.say(`There is no context and no command ${answer.word}. ? says the commands.`);
			return {to: 'here'};
	}
}

function greeting({place, snapshot, shownPath}: Desk): string[] {
	const {practice} = place;
	return [
		`qctx${practice === undefined ? '' : ', practice tenant'}. ${fileWords(snapshot, shownPath)}`,
		...(snapshot.othersCanRead ? ['Others can read this file: p makes it private.'] : []),
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
function sayRows(desk: Desk, from: number): string[] {
	const {snapshot, damage} = desk;
	if (damage !== undefined && snapshot.contexts.length === 0) {
		return [];
	}

	if (snapshot.contexts.length === 0) {
		return [
			'No contexts yet.',
			'1. set one up: tenant URL, then an API key or an OAuth client',
			...(desk.place.practice === undefined ? ['2. look around first, on a built-in practice tenant'] : []),
		];
	}

	const now = desk.now();
	const contexts = desk.list();
	const start = from < contexts.length ? from : 0;
	const page = contexts.slice(start, start + pageRows);
	desk.saidRows = start + page.length;
	const choice = choiceWords(desk.choice, contexts.length);
	const attention = snapshot.contexts.filter(({name}) => states[desk.live(name).state].needsAttention).length;
	return [
		...(choice === undefined ? [] : [choice]),
		...(contexts.length === 0 ? [`None. ${desk.filter === '' ? '!' : '/ and Enter'} shows all again.`] : []),
		...page.map((context, index) => {
			desk.sayState(context.name);
			return rowWords(context, {
				number: start + index + 1,
				isCurrent: context.name === snapshot.current,
				live: desk.live(context.name),
				now,
			});
		}),
		...(desk.saidRows < contexts.length ? [`${desk.saidRows} of ${count(contexts.length)} said; m says more.`] : []),
		...(attention === 0 || desk.onlyAttention
			? []
			: [`${attention} need${attention === 1 ? 's' : ''} attention; ! says only those.`]),
	];
}
