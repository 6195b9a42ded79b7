import {shownText} from '../../describe/words/shown-text.ts';
import {connectionOptions, globalOptions} from '../options/global-options.ts';
import {
	type ArgumentSpec,
	type Catalogue,
	type CommandEntry,
	type OptionSpec,
	shown,
} from '../runtime/command-entry.ts';

/** A completion that fits at the cursor. */
export interface Candidate {
	readonly value: string;
	readonly help: string;
}

export interface CompletionQuestion {
	readonly catalogue: Catalogue;
	/** The words between the program's name and the word being typed. */
	readonly before: readonly string[];
	/** The part of the word typed so far. */
	readonly current: string;
	/** Read from the file when needed. */
	readonly contextNames: () => Promise<ReadonlyArray<{readonly name: string; readonly server: string}>>;
}

/** The state after the words so far. */
interface Place {
	readonly command: CommandEntry | undefined;
	readonly group: Catalogue['groups'][number] | undefined;
	readonly operands: readonly string[];
	/** The option still waiting for its value. */
	readonly pending: OptionSpec | undefined;
	readonly onlyOperands: boolean;
}

/** What completion offers for the word being typed, in table order. */
export async function candidates(question: CompletionQuestion): Promise<Candidate[]> {
	const {catalogue, current} = question;
	const place = placeOf(question.before, catalogue);
	const found = await offers(place, question);
	return found.filter(({value}) => value.startsWith(current));
}

async function offers(place: Place, question: CompletionQuestion): Promise<Candidate[]> {
	const {catalogue, current} = question;
	if (place.pending !== undefined) {
		return optionValues(place.pending, question);
	}

	const [, name, given] = /^(--[\w-]+)=(.*)$/s.exec(current) ?? [];
	if (name !== undefined && given !== undefined && !place.onlyOperands) {
		const option = optionsOf(place).find(spec => namesOf(spec).includes(name));
		const values = option === undefined ? [] : await optionValues(option, question);
		return values.map(({value, help}) => ({value: `${name}=${value}`, help}));
	}

	if (current.startsWith('-') && current !== '-' && !place.onlyOperands) {
		return [
			...optionsOf(place).flatMap(spec =>
				namesOf(spec)
					.filter(option => option.startsWith('--'))
					.map(value => ({value, help: spec.help})),
			),
			{value: '--help', help: 'show help'},
		];
	}

	if (place.command !== undefined) {
		return argumentValues(place.command, place.operands, question);
	}

	if (place.group !== undefined) {
		return place.operands.length === 0 ? shown(place.group.commands).map(entryCandidate) : [];
	}

	const commands = [...shown(catalogue.commands), ...catalogue.groups].map(entryCandidate);
	return place.operands.length === 0 ? [...commands, ...(await contexts(question, []))] : [];
}

function entryCandidate({name, summary}: {readonly name: string; readonly summary: string}): Candidate {
	return {value: name, help: summary};
}

function placeOf(words: readonly string[], catalogue: Catalogue): Place {
	let command: CommandEntry | undefined;
	let group: Catalogue['groups'][number] | undefined;
	let operands: string[] = [];
	let pending: OptionSpec | undefined;
	let onlyOperands = false;
	for (const word of words) {
		if (pending !== undefined) {
			pending = undefined;
		} else if (word === '--' && !onlyOperands) {
			onlyOperands = true;
		} else if (word.startsWith('-') && word !== '-' && !onlyOperands) {
			const option = optionsOf({command}).find(spec => namesOf(spec).includes(word));
			pending = option !== undefined && /<.+>/.test(option.flags) ? option : undefined;
		} else if (command === undefined && group === undefined && operands.length === 0) {
			command = catalogue.commands.find(({name}) => name === word);
			group = catalogue.groups.find(({name}) => name === word);
			operands = command === undefined && group === undefined ? [word] : [];
			// What follows `demo` is a separate command line.
			command = command?.passThrough === true ? undefined : command;
		} else if (group !== undefined && command === undefined) {
			command = group.commands.find(({name}) => name === word);
			operands = command === undefined ? [word] : [];
		} else {
			operands.push(word);
		}
	}

	return {command, group, operands, pending, onlyOperands};
}

function optionsOf({command}: Pick<Place, 'command'>): OptionSpec[] {
	const own = command?.options ?? [];
	const names = new Set(own.flatMap(namesOf));
	const connection = command === undefined || command.asksTenant === true ? connectionOptions : [];
	const rest = connection.filter(spec => !namesOf(spec).some(name => names.has(name)));
	return [...own, ...rest, ...globalOptions].filter(spec => spec.hidden !== true);
}

function namesOf({flags}: OptionSpec): string[] {
	return flags.match(/(?<![\w-])--?[\w-]+/g) ?? [];
}

async function optionValues(option: OptionSpec, question: CompletionQuestion): Promise<Candidate[]> {
	if (namesOf(option).includes('--context')) {
		return contexts(question, []);
	}

	return (option.values ?? []).map(value => ({value, help: ''}));
}

async function argumentValues(
	{arguments: specs = []}: CommandEntry,
	operands: readonly string[],
	question: CompletionQuestion,
): Promise<Candidate[]> {
	const last = specs.at(-1);
	const variadic = last?.notation.includes('...') === true ? last : undefined;
	const spec: ArgumentSpec | undefined = specs[operands.length] ?? variadic;
	if (spec?.completes === undefined) {
		return [];
	}

	return spec.completes === 'contexts'
		? contexts(question, operands)
		: spec.completes.map(value => ({value, help: ''}));
}

/** Context names that are not on the line yet. Names that cannot be passed to a shell on one line are left out. */
async function contexts({contextNames}: CompletionQuestion, except: readonly string[]): Promise<Candidate[]> {
	const found = await contextNames();
	return found
		.filter(({name}) => shownText(name) === name && !except.includes(name))
		.map(({name, server}) => ({value: name, help: shownText(server)}));
}
