import type {CommandSpec} from '../command-line/command-spec.ts';
import {toJson} from '../runtime/context-json.ts';
import {changeContexts, openContexts} from '../runtime/open-contexts.ts';

export const clear: CommandSpec = {
	name: 'clear',
	summary: 'Make no context the current one',
	examples: [['qctx context clear', 'commands then need --context NAME']],
	async run(services) {
		const open = await openContexts(services);
		if (!open.ok) {
			return services.report(open.problem);
		}

		const wasSet = open.value.snapshot.current !== undefined;
		if (wasSet) {
			const change = await changeContexts(services, open.value, {type: 'clear'});
			if (!change.ok) {
				return services.report(change.problem);
			}
		}

		if (services.flags.json) {
			services.print(toJson({current: null}));
		} else if (wasSet) {
			services.print('Context: <NONE>');
		}

		return 0;
	},
};
