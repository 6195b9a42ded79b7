import {nextSort, sortNames} from '../describe/command-names.ts';
import {openTenant} from '../session/open-tenant.ts';
import * as actions from './actions.ts';
import {readTargets} from './answer.ts';
import {helpLines, type PlainCommand} from './commands.ts';
import type {Conversation} from './conversation.ts';
import {checkAndWait} from './wait-for-checks.ts';
import {runWizard} from './wizard/run-wizard.ts';

/** Where to go after a command. */
export type Next =
	/** The current place. */
	| {readonly to: 'here'}
	/** The list changed, so it is printed again. */
	| {readonly to: 'list'}
	| {readonly to: 'more'}
	| {readonly to: 'context'; readonly name: string}
	| {readonly to: 'practice'};

const here: Next = {to: 'here'};
const list: Next = {to: 'list'};

/**
 * Runs a command, or explains why it cannot act now.
 * @param rest the text after it.
 * @param about the open context; without it, the command asks for one if needed.
 */
export async function runCommand(
	conversation: Conversation,
	command: PlainCommand,
	rest: string,
	about?: string,
): Promise<Next> {
	const {lines} = conversation;
	if (command.writes && conversation.isDamaged) {
		lines.say('contexts.yml cannot be read; nothing is written until it is fixed.');
		return here;
	}

	if (command.takes === 'none') {
		return runAlone(conversation, command, rest);
	}

	const names = about !== undefined && rest === '' ? [about] : await askTargets(conversation, command, rest);
	const [first] = names;
	if (first === undefined) {
		return here;
	}

	if (command.takes === 'one' && names.length > 1) {
		lines.say(`${command.words[0]} takes one context.`);
		return here;
	}

	return runOn(conversation, command, first, names);
}

/** The contexts that the command applies to; empty if there are none, or none were named. */
async function askTargets(conversation: Conversation, {words}: PlainCommand, rest: string): Promise<readonly string[]> {
	const {lines, listed} = conversation;
	const names = conversation.file.contexts.map(({name}) => name);
	if (names.length === 0) {
		lines.say('There are no contexts yet.');
		return [];
	}

	const typed = rest === '' ? await lines.askText(`${words[0]}: which context? Number or name (Enter: none):`) : rest;
	if (typed === undefined || typed === '' || typed === 'q') {
		return [];
	}

	const targets = readTargets(typed, listed, names);
	if (!targets.ok) {
		lines.say(`There is no context ${targets.wrong}. Enter repeats the list.`);
		return [];
	}

	const gone = targets.names.find(name => conversation.find(name) === undefined);
	if (gone !== undefined) {
		lines.say(`${gone} is no longer there.`);
		return [];
	}

	return targets.names;
}

async function runAlone(conversation: Conversation, {id}: PlainCommand, rest: string): Promise<Next> {
	const {lines, session, file} = conversation;
	const {practice} = session.workplace;
	switch (id) {
		case 'back':
			await conversation.switchBack();
			return here;
		case 'new': {
			const end = await runWizard(conversation, rest === '' ? {} : {name: rest});
			return end.type === 'saved' ? {to: 'context', name: end.name} : list;
		}

		case 'undo':
		case 'redo':
			return (await conversation.stepThroughHistory(id)) ? list : here;
		case 'protect':
			if (file.othersCanRead) {
				await conversation.change(async () => session.protect());
			} else {
				lines.say('The file is private already.');
			}

			return here;
		case 'check-all':
			lines.say(...(file.contexts.length === 0 ? ['No contexts to check.'] : []));
			await checkAndWait(
				conversation,
				file.contexts.map(({name}) => name),
			);
			return here;
		case 'filter':
			return filter(conversation, rest);
		case 'attention':
			conversation.onlyAttention = !conversation.onlyAttention;
			return list;
		case 'sort':
			conversation.sort = isSort(rest) ? rest : nextSort[conversation.sort];
			lines.say(`Sorted by ${sortNames[conversation.sort]}.`);
			return list;
		case 'practice':
			if (practice === undefined && file.contexts.length === 0) {
				return {to: 'practice'};
			}

			lines.say(practice === undefined ? 'For the practice tenant, run: qctx demo' : 'This is the practice tenant.');
			return here;
		case 'more':
			return {to: 'more'};
		default:
			lines.say(...helpLines());
			return here;
	}
}

function isSort(word: string): word is keyof typeof sortNames {
	return Object.hasOwn(sortNames, word);
}

async function filter(conversation: Conversation, typed: string): Promise<Next> {
	const {lines, file} = conversation;
	if (file.contexts.length === 0) {
		lines.say('No contexts to filter.');
		return here;
	}

	const answer = typed === '' ? await lines.askText('Filter by name, host, comment or user (Enter: all):') : typed;
	conversation.filter = answer ?? '';
	return list;
}

async function runOn(
	conversation: Conversation,
	{id}: PlainCommand,
	name: string,
	names: readonly string[],
): Promise<Next> {
	switch (id) {
		case 'delete':
			return (await actions.remove(conversation, names)) ? list : here;
		case 'check':
			await checkAndWait(conversation, names);
			return here;
		case 'use':
			await actions.use(conversation, name);
			return here;
		case 'edit':
			return (await runWizard(conversation, {edit: name})).type === 'saved' ? {to: 'context', name} : here;
		case 'rename':
		case 'duplicate': {
			const to = await (id === 'rename' ? actions.rename : actions.duplicate)(conversation, name);
			return to === undefined ? here : {to: 'context', name: to};
		}

		case 'json':
			await actions.tellJson(conversation, name);
			return here;
		case 'copy':
			await actions.chooseCopy(conversation, name);
			return here;
		case 'open':
			conversation.tell(await openTenant(conversation.session, name));
			return here;
		case 'shell':
		case 'rotate':
			await actions.runInTerminal(conversation, id, name);
			return here;
		default:
			throw new Error(`${id} is no command for contexts`);
	}
}
