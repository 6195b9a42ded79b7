import type {CommandSpec} from '../command-line/command-spec.ts';
import {contextArgument} from '../runtime/command-entry.ts';
import {lifetimeOptions, signInOptions} from './run-options.ts';

export const shell: CommandSpec = {
	name: 'shell',
	summary: 'Open a shell in which qlik and qctx know only one context',
	description:
		'The current context stays the same everywhere else. Contexts that are created inside are added to contexts.yml at the end.',
	arguments: [{...contextArgument, notation: '[name]', help: 'name of a context (default: the current one)'}],
	options: [...signInOptions, ...lifetimeOptions],
	examples: [
		['qctx shell acme-test', 'until you leave it with exit'],
		['qctx shell acme-prod --for 30m', 'its sign-in ends after half an hour'],
	],
	async run(services, [name], options) {
		const {runShell} = await import('./run-shell.ts');
		return runShell(services, name, options);
	},
};
