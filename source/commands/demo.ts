import type {CommandSpec} from './command-line/command-spec.ts';

export const demo: CommandSpec = {
	name: 'demo',
	summary: 'Try everything on a practice tenant',
	description:
		'It runs inside this program, over real HTTP. Nothing of yours is read or written, and all is gone afterwards.',
	arguments: [{notation: '[command...]', help: 'any command line of qctx'}],
	passThrough: true,
	examples: [
		['qctx demo', 'the full screen'],
		['qctx demo check', 'one command, then it ends'],
	],
	async run(services, words) {
		if (services.practice !== undefined) {
			return services.report({
				what: 'This is the practice tenant already.',
				cure: 'Leave out one `demo`.',
				exitCode: 2,
			});
		}

		const {startPractice} = await import('./runtime/practice.ts');
		const place = await startPractice(services.io.environment);
		try {
			return await services.runAgain(words, place);
		} finally {
			await place.close();
		}
	},
};
