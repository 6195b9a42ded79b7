import type {CommandSpec} from '../command-line/command-spec.ts';

export const userMe: CommandSpec = {
	name: 'me',
	summary: 'Print the signed-in user as JSON',
	asksTenant: true,
	options: [
		{flags: '-q, --quiet', help: 'print the id only'},
		{flags: '--raw', help: "print the tenant's answer as it came, links included"},
		{flags: '--retry <times>', help: 'try again up to 10 times when the tenant cannot be reached (exit 3)'},
		{flags: '--interval <seconds>', help: 'wait this long between attempts, at least 1'},
	],
	examples: [
		['qctx user me', 'who am I on the current tenant'],
		['qctx user me --context acme-test -q', 'the id only, of another context'],
	],
	async run(services, _operands, options) {
		const {runUserMe} = await import('./run-user-me.ts');
		return runUserMe(services, options);
	},
};
