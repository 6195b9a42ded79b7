import type {CommandSpec} from '../command-line/command-spec.ts';
import {toJson} from '../runtime/context-json.ts';

export const purgeBackups: CommandSpec = {
	name: 'purge-backups',
	summary: 'Delete the backups, which hold secrets',
	description: 'After that nothing can be undone.',
	examples: [['qctx context purge-backups', 'before you give the machine away']],
	async run(services) {
		const store = await services.store();
		if (!store.ok) {
			return services.report(store.problem);
		}

		const purged = await store.value.purgeBackups();
		if (!purged.ok) {
			return services.report(purged.problem);
		}

		services.say(`${purged.value} ${purged.value === 1 ? 'backup' : 'backups'} deleted`);
		if (services.flags.json) {
			services.print(toJson({deleted: purged.value}));
		}

		return 0;
	},
};
