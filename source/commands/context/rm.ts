import {maskLookalikes} from '../../credentials/redact.ts';
import {tellLeft} from '../../describe/rotation.ts';
import type {CommandSpec} from '../command-line/command-spec.ts';
import {confirm} from '../runtime/ask.ts';
import {contextArgument} from '../runtime/command-entry.ts';
import {confirmProtected} from '../runtime/confirm-protected.ts';
import {toJson} from '../runtime/context-json.ts';
import {listOption} from '../runtime/flags.ts';
import {changeContexts, findContext, noSuchContext, openContexts} from '../runtime/open-contexts.ts';
import type {Services} from '../runtime/services.ts';

export const rm: CommandSpec = {
	name: 'rm',
	summary: 'Remove contexts',
	description:
		'All of them, or none if one of the names does not exist. It asks only when no backup can be kept, so that undo could not bring them back.',
	arguments: [{...contextArgument, notation: '<name...>', help: 'names of contexts'}],
	options: [
		{
			flags: '-y, --yes [name]',
			help: 'do not ask when no backup can be kept; with a name: confirm a protected context',
			repeatable: true,
		},
	],
	examples: [
		['qctx context rm old-sandbox', 'asks nothing; qctx context undo brings it back'],
		['qctx rm acme-test acme-uat', 'several at once'],
	],
	async run(services, given, options) {
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

		const problem = options.yes !== undefined ? undefined : await open.value.store.backupProblem();
		if (problem !== undefined) {
			const answer = await confirm(services, [`${problem.what} What is removed cannot be brought back.`]);
			if (answer !== true) {
				return answer;
			}
		}

		const confirmed = await confirmProtected(services, names, listOption(options, 'yes'));
		if (!confirmed.ok) {
			return services.report(confirmed.problem);
		}

		const change = await changeContexts(services, open.value, {type: 'remove', names});
		if (!change.ok) {
			return services.report(change.problem);
		}

		services.say(change.value.description);
		await forgetRotations(services, open.value.store.path, names);
		if (services.flags.json) {
			services.print(toJson({removed: names.map(maskLookalikes), current: change.value.snapshot.current ?? null}));
		} else if (snapshot.current !== undefined && names.includes(snapshot.current)) {
			services.print('Context: <NONE>');
		}

		return 0;
	},
};

/** Removing a context also drops its rotation record, so a last message says that the old key is still alive. */
async function forgetRotations(services: Services, contextsPath: string, names: readonly string[]): Promise<void> {
	const {openJournal} = await import('../../rotate/journal.ts');
	const journal = openJournal(services.folders().data, contextsPath);
	for (const entry of names.flatMap(name => journal.entry(name) ?? [])) {
		services.say(tellLeft(entry));
		journal.remove(entry.name);
	}
}
