import {copyChoices} from '../describe/copy-choices.ts';
import {countContexts} from '../describe/words/count.ts';
import {runChild} from '../run/child/run-child.ts';
import {copy} from '../session/copy.ts';
import {userMeJson} from '../tenant/user-json.ts';
import {selfCommand} from '../terminal/self-command.ts';
import type {Conversation} from './conversation.ts';
import {checkAndWait} from './wait-for-checks.ts';

/** What the commands ask and do; each name is one of a context that exists. */

/** Makes it current. */
export async function use(conversation: Conversation, name: string): Promise<void> {
	if (conversation.isCurrent(name)) {
		conversation.lines.say(`${name} is the current context already.`);
	} else {
		await conversation.edit({type: 'use', name});
	}
}

/** Asks for the new name. @returns the name that the context has then; undefined when nothing was done. */
export async function rename(conversation: Conversation, from: string): Promise<string | undefined> {
	const to = await askName(conversation, `New name for ${from} (Enter: leave it):`);
	return to !== undefined && (await conversation.edit({type: 'rename', from, to})) ? to : undefined;
}

/** Asks for the name of the copy. @returns that name; undefined when nothing was done. */
export async function duplicate(conversation: Conversation, from: string): Promise<string | undefined> {
	const to = await askName(conversation, `Name of the copy of ${from} (Enter: make none):`);
	return to !== undefined && (await conversation.edit({type: 'duplicate', from, to})) ? to : undefined;
}

async function askName(conversation: Conversation, prompt: string): Promise<string | undefined> {
	const {lines} = conversation;
	for (;;) {
		const name = await lines.askText(prompt);
		if (name === undefined || name === '') {
			lines.say('Nothing was changed.');
			return undefined;
		}

		if (conversation.find(name) === undefined) {
			return name;
		}

		lines.say('There is a context with this name already.');
	}
}

/** Asks with their names; deletes only on yes. */
export async function remove(conversation: Conversation, names: readonly string[]): Promise<boolean> {
	const {lines, session} = conversation;
	const [first = ''] = names;
	const what = names.length === 1 ? first : `these ${countContexts(names.length)}: ${names.join(', ')}`;
	const problem = await session.workplace.store.backupProblem();
	const undo = problem === undefined ? 'u brings it back afterwards.' : `It cannot be undone: ${problem.what}`;
	const answer = await lines.askText(`Delete ${what}? ${undo} y/N:`);
	if (!/^y(es)?$/i.test(answer ?? '')) {
		lines.say('Nothing was deleted.');
		return false;
	}

	return conversation.edit({type: 'remove', names});
}

/** `user me` as qlik prints it; requested first when it is unknown. */
export async function tellJson(conversation: Conversation, name: string): Promise<void> {
	if (conversation.live(name).result?.user === undefined) {
		await checkAndWait(conversation, [name]);
	}

	const {result, state} = conversation.live(name);
	conversation.lines.say(
		...(result?.user === undefined
			? [`${name} is ${state}: there is no user me to show.`]
			: userMeJson(result.raw).split('\n')),
	);
}

/** Lists what can be copied, and copies what is chosen. */
export async function chooseCopy(conversation: Conversation, name: string): Promise<void> {
	const {lines, session} = conversation;
	const context = conversation.find(name);
	const choices = context === undefined ? [] : copyChoices(context, conversation.live(name));
	lines.say(...choices.map(({label, text}, index) => `${index + 1}. ${label}: ${text ?? 'not known yet'}`));
	const answer = await lines.askText('Number to copy (Enter: none):');
	const choice = choices[Number(answer) - 1] ?? choices.find(({key}) => key === answer);
	if (choice === undefined) {
		lines.say('Nothing was copied.');
	} else {
		conversation.tell(await copy(session, choice));
	}
}

/** Leaves the terminal to `qctx shell NAME` or `qctx rotate NAME`, which themselves work in lines. */
export async function runInTerminal(
	conversation: Conversation,
	command: 'shell' | 'rotate',
	name: string,
): Promise<void> {
	const {lines, session} = conversation;
	const confirmed = await conversation.confirm([name]);
	if (confirmed === undefined) {
		return;
	}

	const {file, args} = selfCommand();
	const words = [...args, command, name, ...confirmed.flatMap(each => ['--yes', each])];
	const {environment} = session.workplace;
	await lines.handOver(async () => runChild(file, words, {environment, sharesTerminal: true}));
	lines.say(`Back from ${command} ${name}.`);
	conversation.tellFileNews();
}
