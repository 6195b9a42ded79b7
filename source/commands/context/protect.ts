import type {CommandSpec} from '../command-line/command-spec.ts';

export const protect: CommandSpec = {
	name: 'protect',
	summary: 'Make the file readable only by you',
	description: 'Sets mode 0600, because the contexts file holds secrets in plain text.',
	examples: [['qctx context protect', 'when others can read your secrets']],
	async run(services) {
		const store = await services.store();
		if (!store.ok) {
			return services.report(store.problem);
		}

		const change = await store.value.protect();
		if (!change.ok) {
			return services.report(change.problem);
		}

		services.say(change.value.description);
		return 0;
	},
};
