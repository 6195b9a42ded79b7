import {nearestOption} from './command-line/nearest-option.ts';
import {frontEndFor, openFrontEnd} from './front-ends/front-end.ts';
import {commandNames} from './runtime/command-entry.ts';
import {findContext, noSuchContext, openContexts} from './runtime/open-contexts.ts';
import type {Services} from './runtime/services.ts';

/** `qctx`: the screen, or the list as text without a terminal. `qctx NAME`, `qctx -`: switch. */
export async function runWithoutCommand(services: Services, words: readonly string[]): Promise<number> {
	const unknownOption = words.find(word => word.startsWith('-') && word !== '-');
	// Its value may be a secret.
	const optionName = unknownOption?.split('=')[0];
	const word = words.find(candidate => candidate !== unknownOption);
	const isShortened = word !== undefined && commandNames(services.catalogue).some(name => name.endsWith(` ${word}`));
	if (optionName !== undefined && !isShortened) {
		return services.report({
			what: `Unknown option '${optionName}'.`,
			cure: (await nearestOption(optionName)) ?? 'See what there is: qctx --help',
			exitCode: 2,
		});
	}

	if (word === undefined) {
		return runBare(services);
	}

	if (words.length > 1) {
		return services.report({
			what: `There is no command '${word}'.`,
			cure: (await nearestCommand(services, word)) ?? 'See what there is: qctx --help',
			exitCode: 2,
		});
	}

	const open = await openContexts(services);
	if (!open.ok) {
		return services.report(open.problem);
	}

	const {switchBack, switchTo} = await import('./context/use.ts');
	if (findContext(open.value.snapshot, word) !== undefined) {
		return switchTo(services, open.value, word);
	}

	if (word === '-') {
		return switchBack(services, open.value);
	}

	const what = `There is no context and no command '${word}'.`;
	const problem = await noSuchContext(word, open.value.snapshot, what);
	const command = await nearestCommand(services, word);
	return services.report(
		problem.cure.startsWith('Did you mean') || command === undefined ? problem : {...problem, cure: command},
	);
}

async function runBare(services: Services): Promise<number> {
	if (services.flags.json) {
		const {ls} = await import('./context/ls.ts');
		return ls.run(services, [], {});
	}

	const frontEnd = frontEndFor(services);
	if (frontEnd !== undefined) {
		const {context: cursor} = services.flags;
		return openFrontEnd(services, frontEnd, {screen: 'list', ...(cursor === undefined ? {} : {cursor})});
	}

	const {listStates} = await import('./check/list-states.ts');
	return listStates(services);
}

async function nearestCommand({catalogue}: Services, word: string): Promise<string | undefined> {
	const {nearest} = await import('../text/nearest.ts');
	const names = commandNames(catalogue);
	const meant = names.find(name => name.endsWith(` ${word}`)) ?? nearest(word, names);
	return meant === undefined ? undefined : `Did you mean: qctx ${meant}`;
}
