import {readFileSync, rmSync} from 'node:fs';
import path from 'node:path';
import {madeInsideFolder} from '../../settings/folders.ts';
import type {CommandSpec} from '../command-line/command-spec.ts';
import {changeContexts, openContexts} from '../runtime/open-contexts.ts';

export const importContexts: CommandSpec = {
	name: 'import',
	summary: 'Add the contexts of another contexts file',
	description:
		'All of them with all their keys, or none if one of the names is taken. The current context stays current. A file that qctx shell kept is removed afterwards.',
	arguments: [{notation: '<file>', help: 'a contexts.yml'}],
	examples: [['qctx context import ~/from-a-colleague.yml', 'its contexts are added to yours']],
	async run(services, [file = '']) {
		let text: string;
		try {
			text = readFileSync(file, 'utf8');
		} catch (error) {
			return services.report({
				what: `${file} cannot be read.`,
				cure: 'Check the name of the file.',
				exitCode: 1,
				error,
			});
		}

		const open = await openContexts(services);
		if (!open.ok) {
			return services.report(open.problem);
		}

		const change = await changeContexts(services, open.value, {type: 'import', text});
		if (!change.ok) {
			return services.report(change.problem);
		}

		services.say(change.value.description);
		if (path.dirname(path.resolve(file)) === madeInsideFolder(services.folders())) {
			rmSync(file, {force: true});
		}

		return 0;
	},
};
