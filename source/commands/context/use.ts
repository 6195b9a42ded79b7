import {maskLookalikes} from '../../credentials/redact.ts';
import {shownText} from '../../describe/words/shown-text.ts';
import type {ExitCode} from '../../text/problem.ts';
import type {CommandSpec} from '../command-line/command-spec.ts';
import {contextArgument} from '../runtime/command-entry.ts';
import {confirmProtected, yesOption} from '../runtime/confirm-protected.ts';
import {toJson} from '../runtime/context-json.ts';
import {listOption} from '../runtime/flags.ts';
import {
	changeContexts,
	findContext,
	noSuchContext,
	type OpenContexts,
	openContexts,
	whatThereIs,
} from '../runtime/open-contexts.ts';
import type {Services} from '../runtime/services.ts';

export const use: CommandSpec = {
	name: 'use',
	summary: 'Make a context the current one',
	arguments: [contextArgument],
	options: [yesOption],
	examples: [
		['qctx context use acme-prod', 'from now on, also for qlik'],
		['qctx -', 'back to the one before'],
	],
	async run(services, [name = ''], options) {
		const confirmed = listOption(options, 'yes');
		const open = await openContexts(services);
		if (!open.ok) {
			return services.report(open.problem);
		}

		if (findContext(open.value.snapshot, name) !== undefined) {
			return switchTo(services, open.value, name, confirmed);
		}

		return name === '-'
			? switchBack(services, open.value, confirmed)
			: services.report(await noSuchContext(name, open.value.snapshot));
	},
};

/** Makes a context current and reports it as qlik-cli does. */
export async function switchTo(
	services: Services,
	open: OpenContexts,
	name: string,
	confirmed: readonly string[] = [],
): Promise<ExitCode> {
	const isConfirmed = await confirmProtected(services, [name], confirmed);
	if (!isConfirmed.ok) {
		return services.report(isConfirmed.problem);
	}

	const change = await changeContexts(services, open, {type: 'use', name});
	if (!change.ok) {
		return services.report(change.problem);
	}

	services.print(services.flags.json ? toJson({current: maskLookalikes(name)}) : `Context: ${shownText(name)}`);
	return 0;
}

/** `qctx -`: the context that was current before this one. */
export async function switchBack(
	services: Services,
	open: OpenContexts,
	confirmed: readonly string[] = [],
): Promise<ExitCode> {
	const {readPrevious} = await import('../../settings/previous-context.ts');
	const previous = readPrevious(services.folders(), open.store.path);
	if (previous === undefined) {
		return services.report({
			what: 'There is no previous context to go back to.',
			cure: 'qctx remembers it from your first switch with qctx.',
			exitCode: 1,
		});
	}

	if (findContext(open.snapshot, previous) === undefined) {
		return services.report({
			what: `The previous context '${previous}' does not exist any more.`,
			cure: whatThereIs(open.snapshot),
			exitCode: 1,
		});
	}

	return switchTo(services, open, previous, confirmed);
}
