import {shownText} from '../../describe/words/shown-text.ts';
import {failed} from '../../text/problem.ts';
import type {CommandSpec} from '../command-line/command-spec.ts';
import {contextJson, toJson} from '../runtime/context-json.ts';
import {openContexts, selectContext} from '../runtime/open-contexts.ts';

export const current: CommandSpec = {
	name: 'current',
	summary: "Print the current context's name",
	description: 'Prints nothing and exits with 1 if there is none.',
	examples: [['qctx current', 'one word, for a prompt or a script']],
	async run(services) {
		const open = await openContexts(services);
		if (!open.ok) {
			return services.report(open.problem);
		}

		const context = await selectContext(services, open.value);
		const dangling = services.flags.context === undefined && open.value.snapshot.current !== undefined;
		if (!context.ok) {
			const {problem} = dangling
				? failed({
						...context.problem,
						what: `The current context is set to '${open.value.snapshot.current}', which does not exist.`,
					})
				: context;
			return services.report(problem);
		}

		services.print(
			services.flags.json
				? toJson(contextJson(services, open.value.snapshot)(context.value))
				: shownText(context.value.name),
		);
		return 0;
	},
};
