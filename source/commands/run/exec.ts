import type {CommandSpec} from '../command-line/command-spec.ts';
import {lifetimeOptions, signInOptions} from './run-options.ts';

export const exec: CommandSpec = {
	name: 'exec',
	summary: 'Run a command in which qlik and qctx know only one context',
	description:
		'The current context stays the same everywhere else. Instead of the client secret, the command gets an access token that lasts a few hours, and qctx renews it while the command runs. With several names or a glob it runs in each context; every sign-in is checked first.',
	arguments: [{notation: '[name...]', help: 'names or globs, for instance acme-*', completes: 'contexts'}],
	takesCommand: true,
	options: [
		...signInOptions,
		...lifetimeOptions,
		{flags: '--env', help: 'also set QLIK_TENANT_URL and QLIK_API_KEY for the command'},
		{flags: '--all', help: 'in every context', group: 'Several contexts:'},
		{flags: '--jobs <n>', help: 'how many run at the same time (default 8)', group: 'Several contexts:'},
		{flags: '--only-valid', help: 'skip contexts whose sign-in fails', group: 'Several contexts:'},
		{flags: '--jsonl', help: 'one JSON object per context instead of lines', group: 'Several contexts:'},
	],
	examples: [
		['qctx exec acme-prod -- qlik app ls', 'in that context, whatever is current'],
		["qctx exec 'acme-*' -- qlik user me -q", 'in several contexts, each line with its name'],
		['qctx exec acme-prod --env -- node job.js', 'for programs that take URL and key from the environment'],
	],
	async run(services, names, options, command) {
		const {runExec} = await import('./run-exec.ts');
		return runExec(services, names, options, command);
	},
};
