import type {Problem} from '../text/problem.ts';
import type {CommandSpec} from './command-line/command-spec.ts';

export const demo: CommandSpec = {
	name: 'demo',
	summary: 'Try everything on a practice tenant',
	description:
		'It runs inside this program, over real HTTP. Your own files are not read or written, and everything is gone afterwards.',
	arguments: [{notation: '[command...]', help: 'any qctx command line'}],
	passThrough: true,
	examples: [
		['qctx demo', 'the full screen'],
		['qctx demo check', 'one command, then it ends'],
	],
	async run(services, words) {
		if (services.practice !== undefined) {
			return services.report({
				what: 'This already is the practice tenant.',
				cure: 'Leave out one `demo`.',
				exitCode: 2,
			});
		}

		const {startPractice} = await import('./front-ends/practice.ts');
		let place: Awaited<ReturnType<typeof startPractice>>;
		try {
			place = await startPractice(services.io.environment);
		} catch (error) {
			return services.report(noTemporaryFolder(error));
		}

		return services.runAgain(words, place).finally(() => place.close());
	},
};

function noTemporaryFolder(error: unknown): Problem {
	if (!(error instanceof Error && 'syscall' in error)) {
		throw error;
	}

	return {
		what: `The practice tenant cannot create a temporary folder: ${error.message}`,
		cure: 'Set TMPDIR (on Windows TEMP) to a folder that you can write to.',
		exitCode: 3,
		error,
	};
}
