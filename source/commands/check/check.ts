import {states} from '../../tenant/state.ts';
import type {CommandSpec} from '../command-line/command-spec.ts';

export const check: CommandSpec = {
	name: 'check',
	summary: 'Check contexts against their tenants',
	description:
		'Names may be globs. Without a name: all contexts. A row appears as each answer arrives; the exit code is about the rows shown.',
	arguments: [{notation: '[name...]', help: 'names or globs, for instance acme-*', completes: 'contexts'}],
	asksTenant: true,
	options: [
		{flags: '--timeout <seconds>', help: 'for each context (default 10)'},
		{
			flags: '--only <state>',
			help: 'only rows with this state; separate several with commas',
			repeatable: true,
			values: Object.keys(states),
		},
		{flags: '--expires-within <span>', help: 'an API key that ends within 14d, 12h, … is a failure'},
		{flags: '--jsonl', help: 'one JSON object per line, as answers arrive'},
	],
	examples: [
		['qctx check', 'all contexts'],
		["qctx check 'acme-*' --json", 'some of them, for a script'],
		['qctx check --expires-within 14d', 'a nightly job: exit 1 when a key ends soon'],
	],
	async run(services, words, options) {
		const {runCheck} = await import('./run-check.ts');
		return runCheck(services, words, options);
	},
};
