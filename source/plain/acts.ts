import {copyChoices} from '../describe/copy-choices.ts';
import {openInBrowser} from '../live/browser.ts';
import {copyText} from '../live/clipboard.ts';
import {readPrevious} from '../settings/previous-context.ts';
import {serverUrl} from '../tenant/url/tenant-url.ts';
import {userMeJson} from '../tenant/user-json.ts';
import type {Desk} from './desk.ts';
import {count} from './list-words.ts';
import {checkAloud} from './wait-for-checks.ts';
import {type TalkEnd, talkThroughWizard} from './wizard-talk.ts';

/** What the commands do. Each says what came of it; each name is one of a context that exists. */

/** Makes it current. */
export async function use(desk: Desk, name: string): Promise<void> {
	if (name === desk.snapshot.current) {
		desk.lines.say(`${name} is the current context already.`);
		return;
	}

	await desk.edit({type: 'use', name});
}

/** Back to the context that was current before. */
export async function goBack(desk: Desk): Promise<void> {
	const previous = readPrevious(desk.place.folders, desk.place.store.path);
	if (previous === undefined) {
		desk.lines.say('No context was current before.');
		return;
	}

	await desk.edit({type: 'use', name: previous});
}

/** The wizard; what it saved is checked again by the list's own client. */
export async function openWizard(desk: Desk, start: {edit?: string; name?: string; server?: string}): Promise<TalkEnd> {
	const {place, lines} = desk;
	const context = start.edit === undefined ? undefined : desk.find(start.edit);
	const fault = context === undefined ? undefined : desk.live(context.name).result?.failure?.action;
	const end = await talkThroughWizard({
		store: place.store,
		settings: place.settings,
		environment: place.environment,
		lines,
		output: lines.output,
		...(start.name === undefined ? {} : {name: start.name}),
		...(start.server === undefined ? {} : {server: start.server}),
		...(context === undefined ? {} : {edit: context}),
		...(fault === undefined ? {} : {fault}),
	});
	desk.acceptOwnChange();
	if (end.type === 'saved') {
		lines.say(end.message);
	}

	return end;
}

/** Asks for the new name. @returns the name that the context has then; undefined when nothing was done. */
export async function rename(desk: Desk, name: string): Promise<string | undefined> {
	const to = await askName(desk, `New name for ${name} (Enter: leave it):`);
	return to !== undefined && (await desk.edit({type: 'rename', from: name, to})) ? to : undefined;
}

/** Asks for the name of the copy. @returns that name; undefined when nothing was done. */
export async function duplicate(desk: Desk, name: string): Promise<string | undefined> {
	const to = await askName(desk, `Name of the copy of ${name} (Enter: make none):`);
	return to !== undefined && (await desk.edit({type: 'duplicate', from: name, to})) ? to : undefined;
}

async function askName(desk: Desk, prompt: string): Promise<string | undefined> {
	for (;;) {
		const name = await desk.lines.askText(prompt);
		if (name === undefined || name === '') {
			desk.lines.say('Nothing was changed.');
			return undefined;
		}

		if (desk.find(name) === undefined) {
			return name;
		}

		desk.lines.say('There is a context of this name already.');
	}
}

/** A question that names them; only a yes deletes. */
export async function remove(desk: Desk, names: readonly string[]): Promise<boolean> {
	const [first = ''] = names;
	const what = names.length === 1 ? first : `these ${count(names.length)}: ${names.join(', ')}`;
	const answer = await desk.lines.askText(`Delete ${what}? u brings it back afterwards. y/N:`);
	if (!/^y(es)?$/i.test(answer ?? '')) {
		desk.lines.say('Nothing was deleted.');
		return false;
	}

	return desk.edit({type: 'remove', names});
}

/** `user me` as qlik prints it; asked first when it is not known. */
export async function sayJson(desk: Desk, name: string): Promise<void> {
	if (desk.live(name).result?.user === undefined) {
		await checkAloud(desk, [name]);
	}

	const {result} = desk.live(name);
	if (result?.user === undefined) {
		desk.lines.say(`${name} is ${desk.live(name).state}: there is no user me to show.`);
		return;
	}

	desk.lines.say(...userMeJson(result.raw).split('\n'));
}

/** Says what can be copied, all of it, and copies what is chosen. */
export async function copy(desk: Desk, name: string): Promise<void> {
	const {lines, place} = desk;
	const context = desk.find(name);
	const choices = context === undefined ? [] : copyChoices(context, desk.live(name));
	lines.say(...choices.map(({label, text}, index) => `${index + 1}. ${label}: ${text ?? 'not known yet'}`));
	const answer = await lines.askText('Number to copy (Enter: none):');
	const choice = choices[Number(answer) - 1] ?? choices.find(({key}) => key === answer);
	if (choice === undefined) {
		lines.say('Nothing was copied.');
	} else if (choice.text === undefined) {
		lines.say(`The ${choice.label} is not known.`);
	} else {
		const taker = await copyText(choice.text, {
			setting: place.settings.copy,
			platform: process.platform,
			environment: place.environment,
			writeToTerminal: sequence => lines.writeSequence(sequence),
		});
		lines.say(
			taker === 'system'
				? `Copied the ${choice.label}: ${choice.text}`
				: taker === 'terminal'
					? `Handed the ${choice.label} to the terminal's clipboard: ${choice.text}`
					: `No clipboard program answered; the ${choice.label} is ${choice.text}`,
		);
	}
}

/** The tenant in the browser; where there is none, the link. */
export async function openTenant(desk: Desk, name: string): Promise<void> {
	const context = desk.find(name);
	if (context?.server === undefined) {
		desk.lines.say('This context has no server.');
		return;
	}

	const url = serverUrl(context.server, context.serverType);
	if (url === undefined) {
		desk.lines.say('The stored server is not a URL.');
		return;
	}

	const opened = await openInBrowser(url, process.platform, desk.place.environment);
	desk.lines.say(opened ? `Opened ${url}` : `Open ${url}`);
}
