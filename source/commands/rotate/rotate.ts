import type {CommandSpec} from '../command-line/command-spec.ts';
import {contextArgument} from '../runtime/command-entry.ts';
import {yesOption} from '../runtime/confirm-protected.ts';

export const rotate: CommandSpec = {
	name: 'rotate',
	summary: 'Replace a key or secret with a new one',
	description:
		'Creates a new API key or client secret, checks that it signs in as the same user, and stores it. The old one stays alive until you finish the rotation; only the new one is used to delete it. Whatever fails, the file holds credentials that work.',
	arguments: [contextArgument],
	options: [
		{flags: '--finish', help: 'delete the old one as well, or finish an earlier rotation'},
		{
			flags: '--expires <span>',
			help: 'lifetime of a new API key, for instance 90d (default: as long as the tenant allows)',
		},
		{flags: '--as <context>', help: "manage an OAuth client's secrets with the context of an administrator"},
		{flags: '--old <id>', help: 'with --finish: which one to delete, when qctx cannot tell'},
		yesOption,
	],
	examples: [
		['qctx rotate acme-prod', 'a new one is stored, the old one stays alive'],
		['qctx rotate acme-prod --finish', 'and the old one is deleted'],
	],
	async run(services, [name = ''], options) {
		const {runRotate} = await import('./run-rotate.ts');
		return runRotate(services, name, options);
	},
};
