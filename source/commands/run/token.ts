import type {CommandSpec} from '../command-line/command-spec.ts';
import {contextArgument} from '../runtime/command-entry.ts';
import {yesOption} from '../runtime/confirm-protected.ts';

export const token: CommandSpec = {
	name: 'token',
	summary: 'Print an access token for scripts',
	description:
		'Only the token goes to stdout; its scopes and lifetime go to stderr. It is not stored. On a terminal it is printed only with --show.',
	arguments: [{...contextArgument, notation: '[name]', help: 'name of a context (default: the current one)'}],
	options: [
		{flags: '--scope <scopes>', help: 'request only these scopes, for instance "user_default"'},
		{flags: '--show', help: 'print it even on a terminal'},
		yesOption,
	],
	examples: [['qctx token acme-prod', 'in a script: TOKEN=$(qctx token acme-prod)']],
	async run(services, [name], options) {
		const {runToken} = await import('./run-token.ts');
		return runToken(services, name, options);
	},
};
