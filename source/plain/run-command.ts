import {nextSort, sortNames} from '../describe/command-names.ts';
import * as acts from './acts.ts';
import {readTargets} from './answer.ts';
import {helpLines, type PlainCommand} from './commands.ts';
import type {Desk} from './desk.ts';
import {checkAloud} from './wait-for-checks.ts';

/** Where to go on after a command. */
export type GoOn =
	/** Where one is. */
	| {readonly to: 'here'}
	/** The list changed: it is said again. */
	| {readonly to: 'list'}
	| {readonly to: 'more'}
	| {readonly to: 'context'; readonly name: string}
	| {readonly to: 'practice'};

const here: GoOn = {to: 'here'};
const list: GoOn = {to: 'list'};

/**
 * Runs a command, or says why it can do nothing now.
 * @param rest what was typed behind it.
 * @param about the context that is talked about; without it, it is asked for where one is needed.
 */
export async function runCommand(desk: Desk, command: PlainCommand, rest: string, about?: string): Promise<GoOn> {
	if (command.writes && desk.damage !== undefined) {
		desk.lines.say('contexts.yml cannot be read; nothing is written until it is mended.');
		return here;
	}

	if (command.takes === 'none') {
		return runAlone(desk, command, rest);
	}

	const names = await targets(desk, command, rest, about);
	const [first] = names ?? [];
	if (names === undefined || first === undefined) {
		return here;
	}

	if (command.takes === 'several') {
		return runOnSeveral(desk, command, names);
	}

	if (names.length > 1) {
		desk.lines.say(`${command.words[0]} takes one context.`);
		return here;
	}

	return runOnOne(desk, command, first);
}

async function targets(
	desk: Desk,
	{words}: PlainCommand,
	rest: string,
	about: string | undefined,
): Promise<readonly string[] | undefined> {
	const {lines} = desk;
	if (about !== undefined && rest === '') {
		return [about];
	}

	if (desk.snapshot.contexts.length === 0) {
		lines.say('There are no contexts yet.');
		return undefined;
	}

	const typed = rest === '' ? await lines.askText(`${words[0]}: which context? Number or name (Enter: none):`) : rest;
	if (typed === undefined || typed === '' || typed === 'q') {
		return undefined;
	}

	const names = desk.snapshot.contexts.map(({name}) => name);
	const read = readTargets(typed, desk.listed, names);
	if (!read.ok) {
		lines.say(`There is no context ${read.wrong}. Enter repeats the list.`);
		return undefined;
	}

	const gone = read.names.find(name => desk.find(name) === undefined);
	if (gone !== undefined) {
		lines.say(`${gone} is no longer there.`);
		return undefined;
	}

	return read.names;
}

async function runAlone(desk: Desk, {id}: PlainCommand, rest: string): Promise<GoOn> {
	const {lines, place} = desk;
	const {contexts, othersCanRead} = desk.snapshot;
	switch (id) {
		case 'back':
			await acts.goBack(desk);
			return here;
		case 'new': {
			const end = await acts.openWizard(desk, rest === '' ? {} : {name: rest});
			return end.type === 'saved' ? {to: 'context', name: end.name} : list;
		}

		case 'undo':
			return (await desk.change(async () => place.store.undo())) ? list : here;
		case 'redo':
			return (await desk.change(async () => place.store.redo())) ? list : here;
		case 'protect':
			if (othersCanRead) {
				await desk.change(async () => place.store.protect());
			} else {
				lines.say('The file is private already.');
			}

			return here;
		case 'check-all':
			if (contexts.length === 0) {
				lines.say('No contexts to check.');
			}

			await checkAloud(
				desk,
				contexts.map(({name}) => name),
			);
			return here;
		case 'filter':
			return filter(desk, rest);
		case 'attention':
			desk.onlyAttention = !desk.onlyAttention;
			return list;
		case 'sort':
			desk.sort = rest === 'file' || rest === 'name' || rest === 'state' ? rest : nextSort[desk.sort];
			lines.say(`Sorted by ${sortNames[desk.sort]}.`);
			return list;
		case 'practice':
			if (place.practice !== undefined) {
				lines.say('This is the practice tenant.');
			} else if (contexts.length > 0) {
				lines.say('For the practice tenant, run: qctx demo');
			} else {
				return {to: 'practice'};
			}

			return here;
		case 'more':
			return {to: 'more'};
		default:
			lines.say(...helpLines());
			return here;
	}
}

async function filter(desk: Desk, typed: string): Promise<GoOn> {
	if (desk.snapshot.contexts.length === 0) {
		desk.lines.say('No contexts to filter.');
		return here;
	}

	const answer = typed === '' ? await desk.lines.askText('Filter by name, host, comment or user (Enter: all):') : typed;
	desk.filter = answer ?? '';
	return list;
}

async function runOnSeveral(desk: Desk, {id}: PlainCommand, names: readonly string[]): Promise<GoOn> {
	if (id === 'delete') {
		return (await acts.remove(desk, names)) ? list : here;
	}

	await checkAloud(desk, names);
	return here;
}

async function runOnOne(desk: Desk, {id}: PlainCommand, name: string): Promise<GoOn> {
	switch (id) {
		case 'use':
			await acts.use(desk, name);
			return here;
		case 'edit': {
			const end = await acts.openWizard(desk, {edit: name});
			return end.type === 'saved' ? {to: 'context', name} : here;
		}

		case 'rename':
		case 'duplicate': {
			const to = await (id === 'rename' ? acts.rename(desk, name) : acts.duplicate(desk, name));
			return to === undefined ? here : {to: 'context', name: to};
		}

		case 'json':
			await acts.sayJson(desk, name);
			return here;
		case 'copy':
			await acts.copy(desk, name);
			return here;
		case 'open':
			await acts.openTenant(desk, name);
			return here;
		default:
			throw new Error(`${id} is no command for one context`);
	}
}
