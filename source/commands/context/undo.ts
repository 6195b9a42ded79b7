import type {Problem} from '../../text/problem.ts';
import type {CommandSpec} from '../command-line/command-spec.ts';
import {confirm} from '../runtime/ask.ts';
import {confirmProtected} from '../runtime/confirm-protected.ts';
import {isGiven, listOption} from '../runtime/flags.ts';

/** The change to be undone is no longer the one that was confirmed. */
const changedSince: Problem = {
	what: 'contexts.yml was changed in the meantime; nothing was undone.',
	cure: 'To see what would be undone now: qctx context undo',
	exitCode: 1,
};

export const undo: CommandSpec = {
	name: 'undo',
	summary: 'Undo the last change to the file',
	description:
		'Undoes the last change made with qctx, after saying what that changes and asking. Run it again to go further back, up to 10 changes.',
	options: [
		{flags: '-y, --yes [name]', help: 'do not ask; with a name: confirm a protected context', repeatable: true},
	],
	examples: [
		['qctx context undo', 'says what it will do, and asks'],
		['qctx context undo --yes', 'for scripts'],
		['qctx context undo --yes acme-prod', 'even if that touches acme-prod, which is protected'],
	],
	async run(services, _operands, options) {
		const store = await services.store();
		if (!store.ok) {
			return services.report(store.problem);
		}

		const described = await store.value.describeUndo();
		if (!described.ok) {
			return services.report(described.problem);
		}

		const {text, names} = described.value;
		const confirmed = listOption(options, 'yes');
		if (!isGiven(options, 'yes') && confirmed.length === 0) {
			const answer = await confirm(services, [text]);
			if (answer !== true) {
				return answer;
			}
		}

		const isConfirmed = await confirmProtected(services, names, confirmed);
		if (!isConfirmed.ok) {
			return services.report(isConfirmed.problem);
		}

		const change = await store.value.undo(now => (now.every(name => names.includes(name)) ? undefined : changedSince));
		if (!change.ok) {
			return services.report(change.problem);
		}

		services.say(change.value.description);
		return 0;
	},
};
