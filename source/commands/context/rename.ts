import type {CommandSpec} from '../command-line/command-spec.ts';
import {parseName} from '../options/parse-name.ts';
import {contextArgument} from '../runtime/command-entry.ts';
import {confirmProtected, yesOption} from '../runtime/confirm-protected.ts';
import {listOption} from '../runtime/flags.ts';
import {changeContexts, findContext, namedContext, nameTaken, openContexts} from '../runtime/open-contexts.ts';
import {reportChange} from './create.ts';

export const rename: CommandSpec = {
	name: 'rename',
	summary: 'Rename a context',
	description: 'If it is the current one, it stays current.',
	arguments: [
		{...contextArgument, notation: '<old>'},
		{notation: '<new>', help: 'a name that is not taken'},
	],
	options: [yesOption],
	examples: [['qctx context rename acme acme-prod', 'acme-prod from now on']],
	async run(services, [from = '', newName = ''], options) {
		const to = parseName(newName);
		if (!to.ok) {
			return services.report(to.problem);
		}

		const open = await openContexts(services);
		if (!open.ok) {
			return services.report(open.problem);
		}

		const renamed = await namedContext(open.value, from);
		if (!renamed.ok) {
			return services.report(renamed.problem);
		}

		if (findContext(open.value.snapshot, to.value) !== undefined) {
			return services.report(nameTaken(to.value));
		}

		const confirmed = await confirmProtected(services, [from], listOption(options, 'yes'));
		if (!confirmed.ok) {
			return services.report(confirmed.problem);
		}

		const change = await changeContexts(services, open.value, {type: 'rename', from, to: to.value});
		return change.ok ? reportChange(services, to.value, change.value) : services.report(change.problem);
	},
};
