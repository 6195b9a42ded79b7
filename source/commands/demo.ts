import type {CommandSpec} from './command-spec.ts';
import {startPractice} from './practice.ts';

export const demo: CommandSpec = {
	name: 'demo',
	summary: 'Try everything on a practice tenant',
	description:
		'Everything works there, over real HTTP inside this machine. Nothing of yours is read or written, and all is gone afterwards.',
	arguments: [{notation: '[command...]', help: 'any command line of qctx'}],
	passThrough: true,
	examples: [
		['qctx demo', 'the full screen'],
		['qctx demo check', 'one command, then it ends'],
	],
	async run(services) {
		return startPractice(services);
	},
};
