import {maskLookalikes} from '../../credentials/redact.ts';
import type {CommandSpec} from '../command-line/command-spec.ts';
import {contextArgument} from '../runtime/command-entry.ts';
import {changeContexts, findContext, noSuchContext, openContexts} from '../runtime/open-contexts.ts';
import {toJson} from './context-json.ts';

export const rm: CommandSpec = {
	name: 'rm',
	summary: 'Remove contexts',
	description: 'All of them, or none if one of the names does not exist. No question is asked.',
	arguments: [{...contextArgument, notation: '<name...>', help: 'names of contexts'}],
	examples: [
		['qctx context rm old-sandbox', 'no question is asked; qctx context undo brings it back'],
		['qctx rm acme-test acme-uat', 'several at once'],
	],
	async run(services, given) {
		const open = await openContexts(services);
		if (!open.ok) {
			return services.report(open.problem);
		}

		const {snapshot} = open.value;
		const names = [...new Set(given)];
		for (const name of names) {
			if (findContext(snapshot, name) === undefined) {
				return services.report(await noSuchContext(name, snapshot));
			}
		}

		const change = await changeContexts(services, open.value, {type: 'remove', names});
		if (!change.ok) {
			return services.report(change.problem);
		}

		services.say(change.value.description);
		if (services.flags.json) {
			services.print(toJson({removed: names.map(maskLookalikes), current: change.value.snapshot.current ?? null}));
		} else if (snapshot.current !== undefined && names.includes(snapshot.current)) {
			services.print('Context: <NONE>');
		}

		return 0;
	},
};
