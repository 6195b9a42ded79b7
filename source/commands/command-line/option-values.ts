import type {Command, Option} from 'commander';
import {InvalidArgumentError} from 'commander';

/** The words that Go's `strconv.ParseBool` takes, and so every switch of qlik-cli. */
const truths: Readonly<Record<string, boolean>> = {'1': true, t: true, true: true, '0': false, f: false, false: false};

/**
 * Makes commander read options as qlik-cli's flag library does (docs/qlik-cli.md): `--insecure=false` for a switch, `-s=URL` beside `-sURL` and
 * `-s URL` for a short option. Both are turned into what commander knows before it parses the words of a command; words that belong to a
 * subcommand, or stand after `--`, are left to it.
 */
export function readOptionValues(command: Command, {passThrough}: {readonly passThrough: boolean}): void {
	const parse = command.parseOptions.bind(command);
	const isEnd = (word: string) =>
		word === '--' || isSubcommand(command, word) || (passThrough && !word.startsWith('-'));
	command.parseOptions = words => parse(plainWords(command, words, isEnd));
}

function plainWords(command: Command, words: readonly string[], isEnd: (word: string) => boolean): string[] {
	const plain: string[] = [];
	for (let index = 0; index < words.length; index++) {
		const word = words[index] ?? '';
		if (isEnd(word)) {
			return [...plain, ...words.slice(index)];
		}

		plain.push(...optionWords(command, word));
		// The value of an option is not itself an option.
		if (takesValue(optionOf(command, word)) && index + 1 < words.length) {
			index++;
			plain.push(words[index] ?? '');
		}
	}

	return plain;
}

function optionWords(command: Command, word: string): readonly string[] {
	const [, long, switchValue] = /^(--[^=]+)=(.*)$/s.exec(word) ?? [];
	if (long !== undefined && switchValue !== undefined) {
		if (long === '--help') {
			return truths[switchValue.toLowerCase()] === false ? [] : [long];
		}

		const option = optionOf(command, long);
		return isSwitch(option, switchValue) ? switchWords(command, option, long, switchValue) : [word];
	}

	const [, before = '', letter, value] = /^-([a-z]*)([a-z])=(.*)$/is.exec(word) ?? [];
	if (letter === undefined || value === undefined) {
		return [word];
	}

	const option = optionOf(command, `-${letter}`);
	const others = before === '' ? [] : [`-${before}`];
	if (isSwitch(option, value)) {
		return [...others, ...switchWords(command, option, `-${letter}`, value)];
	}

	return takesValue(option) ? [...others, `-${letter}`, value] : [word];
}

/** Just the switch if it is on; a switch that is off is kept in the options as given. */
function switchWords(command: Command, option: Option, name: string, value: string): readonly string[] {
	const isOn = truths[value.toLowerCase()];
	if (isOn === undefined) {
		throw new InvalidArgumentError(`The option ${name} takes true or false.`);
	}

	if (!isOn) {
		command.setOptionValueWithSource(option.attributeName(), option.negate, 'cli');
	}

	return isOn ? [name] : [];
}

function optionOf(command: Command, name: string): Option | undefined {
	return command.options.find(({short, long}) => short === name || long === name);
}

/** An option that can do without a value is a switch, too, unless it gets another one than true and false. */
function isSwitch(option: Option | undefined, value: string): option is Option {
	return option?.isBoolean() === true || (option?.optional === true && Object.hasOwn(truths, value.toLowerCase()));
}

function takesValue(option: Option | undefined): boolean {
	return option?.required === true;
}

function isSubcommand({commands}: Command, word: string): boolean {
	return commands.some(command => command.name() === word);
}
