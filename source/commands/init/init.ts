import type {CommandSpec} from '../command-line/command-spec.ts';
import {connectionOptions} from '../options/global-options.ts';
import {credentialOptions} from '../options/secret-options.ts';
import {contextArgument} from '../runtime/command-entry.ts';

export const init: CommandSpec = {
	name: 'init',
	summary: 'Set a context up, check it, make it current',
	description: 'Asks no question that an option answers: with --server and credentials it asks none at all.',
	arguments: [{...contextArgument, notation: '[name]', help: 'its name (default: the host name of the tenant)'}],
	options: [...connectionOptions.map(option => ({...option, group: 'Tenant:'})), ...credentialOptions],
	examples: [
		['qctx context init', 'asks for tenant URL and credentials'],
		['qctx init acme --accessible', 'the same, line by line'],
		['qctx init acme --server acme.eu.qlikcloud.com --api-key-stdin', 'asks for the key only'],
	],
	async run(services, [name], options) {
		const {runInit} = await import('./run-init.ts');
		return runInit(services, name, options);
	},
};
