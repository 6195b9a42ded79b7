import type {CommandSpec} from '../command-line/command-spec.ts';
import {confirm} from '../runtime/ask.ts';
import {isGiven} from '../runtime/flags.ts';

export const undo: CommandSpec = {
	name: 'undo',
	summary: 'Take back the last change of the file',
	description: 'The last one that qctx made. Says what it would change, and asks. Again: one further back, up to 10.',
	options: [{flags: '-y, --yes', help: 'do not ask'}],
	examples: [
		['qctx context undo', 'says what it will do, and asks'],
		['qctx context undo --yes', 'for scripts'],
	],
	async run(services, _operands, options) {
		const store = await services.store();
		if (!store.ok) {
			return services.report(store.problem);
		}

		const description = await store.value.describeUndo();
		if (!description.ok) {
			return services.report(description.problem);
		}

		if (!isGiven(options, 'yes')) {
			const answer = await confirm(services, [description.value]);
			if (answer !== true) {
				return answer;
			}
		}

		const change = await store.value.undo();
		if (!change.ok) {
			return services.report(change.problem);
		}

		services.say(change.value.description);
		return 0;
	},
};
