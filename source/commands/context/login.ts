import type {CommandSpec} from '../command-line/command-spec.ts';

export const login: CommandSpec = {
	name: 'login',
	summary: 'For client-managed Windows sites: not in qctx',
	arguments: [{notation: '[name]', help: 'name of a context', completes: 'contexts'}],
	options: [
		{flags: '--user <name>', help: 'not used', hidden: true},
		{flags: '--password <value>', help: 'not used', hidden: true},
	],
	async run(services) {
		return services.report({
			what: "'context login' signs in to client-managed Qlik Sense on Windows; qctx is for Qlik Cloud.",
			cure: 'For Qlik Cloud use: qctx context init. For a Windows site use: qlik context login',
			exitCode: 2,
		});
	},
};
