import type {Context} from '../../contexts/context.ts';
import {compareNames} from '../../contexts/name-order.ts';
import type {ContextsSnapshot} from '../../contexts/snapshot.ts';
import {endsSoon} from '../../describe/states/expiry.ts';
import {shownText} from '../../describe/words/shown-text.ts';
import {lastResult, readLastStates} from '../../live/last-states.ts';
import {defaultSettings} from '../../settings/settings.ts';
import type {CommandSpec} from '../command-line/command-spec.ts';
import {contextJson, toJson} from '../runtime/context-json.ts';
import {openContexts} from '../runtime/open-contexts.ts';
import type {Services} from '../runtime/services.ts';
import {tableLines} from '../runtime/table.ts';
import {tellRotations} from '../runtime/tell-rotations.ts';

export const ls: CommandSpec = {
	name: 'ls',
	summary: 'List all contexts',
	description: 'Sorted by name; the current one is marked *.',
	examples: [
		['qctx context ls', 'name, server, current, comment'],
		['qctx ls --json', 'the same for a script'],
	],
	async run(services) {
		const open = await openContexts(services);
		if (!open.ok) {
			return services.report(open.problem);
		}

		const {snapshot} = open.value;
		const contexts = snapshot.contexts.toSorted((one, other) => compareNames(one.name, other.name));
		if (services.flags.json) {
			services.print(toJson(contexts.map(contextJson(services, snapshot))));
			return 0;
		}

		const rows = contexts.map(({name, server = '', comment = ''}) => [
			shownText(name),
			shownText(server),
			name === snapshot.current ? '*' : '',
			shownText(comment),
		]);
		services.print(...tableLines([['Name', 'Server', 'Current', 'Comment'], ...rows]));
		warnAbout(services, contexts, snapshot.current);
		await warnOfEnds(services, snapshot, contexts);
		tellRotations(services, snapshot.path, contexts);
		return 0;
	},
};

/** Keys that expire soon, according to the keys themselves or to their tenants' last answer. */
async function warnOfEnds(services: Services, {path}: ContextsSnapshot, contexts: readonly Context[]): Promise<void> {
	const settings = await services.settings();
	const {warnBefore} = settings.ok ? settings.value : defaultSettings;
	const last = readLastStates(services.folders().cache, path);
	for (const context of contexts) {
		const words = endsSoon(context, lastResult(last, context), {now: Date.now(), warnBefore});
		services.say(...(words === undefined ? [] : [`${shownText(context.name)}: ${words}`]));
	}
}

function warnAbout(services: Services, contexts: readonly Context[], current: string | undefined): void {
	if (contexts.length === 0) {
		services.say('No contexts yet. Set one up: qctx context init');
	}

	if (current !== undefined && !contexts.some(context => context.name === current)) {
		services.say(`The current context is set to '${current}', which does not exist. Choose one with: qctx use NAME`);
	}
}
