import type {CommandSpec} from '../command-line/command-spec.ts';
import {commandNames} from '../runtime/command-entry.ts';

const topicNames = ['files', 'states', 'environment', 'settings', 'exit-codes', 'security'];

export const help: CommandSpec = {
	name: 'help',
	summary: 'Explain a topic or a command',
	arguments: [{notation: '[topic...]', help: 'a topic, or a command such as context create', completes: topicNames}],
	examples: [
		['qctx help files', 'where everything is'],
		['qctx help context create', 'the same as qctx context create --help'],
	],
	async run(services, words) {
		const topic = words.join('-').toLowerCase();
		const {helpTopics} = await import('./help-topics.ts');
		const key = topic === 'exit' ? 'exit-codes' : topic;
		// Own keys only: `help constructor` is not a topic.
		const text = Object.hasOwn(helpTopics, key) ? helpTopics[key] : undefined;
		if (text !== undefined) {
			services.print(...(await text(services)));
			return 0;
		}

		const names = commandNames(services.catalogue);
		if (words.length === 0 || names.includes(words.join(' '))) {
			return services.runAgain([...words, '--help']);
		}

		const {nearest} = await import('../../text/nearest.ts');
		const meant = nearest(topic, [...topicNames, ...names]);
		return services.report({
			what: `There is no help on '${words.join(' ')}'.`,
			cure: meant === undefined ? `There is on: ${topicNames.join(', ')}` : `Did you mean: qctx help ${meant}`,
			exitCode: 2,
		});
	},
};
