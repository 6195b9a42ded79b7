import type {Change} from '../../contexts/store.ts';
import type {ExitCode} from '../../text/problem.ts';
import type {CommandSpec} from '../command-line/command-spec.ts';
import {fieldsFromOptions} from '../options/context-fields.ts';
import {connectionOptions} from '../options/global-options.ts';
import {parseName} from '../options/parse-name.ts';
import {credentialOptions} from '../options/secret-options.ts';
import {contextArgument, type OptionSpec} from '../runtime/command-entry.ts';
import {contextJson, toJson} from '../runtime/context-json.ts';
import {isGiven} from '../runtime/flags.ts';
import {changeContexts, findContext, nameTaken, openContexts} from '../runtime/open-contexts.ts';
import type {Services} from '../runtime/services.ts';

/** What `create` and `update` store about the server: the connection options, under their own heading. */
export const storedOptions: readonly OptionSpec[] = [
	...connectionOptions.map(option => ({...option, help: storedHelp(option), group: 'Tenant:'})),
	{flags: '--comment <text>', help: 'a note shown in lists', group: 'Tenant:'},
];

function storedHelp({flags, help}: OptionSpec): string {
	return flags.includes('--server <') ? 'tenant URL, stored as given' : help;
}

export const create: CommandSpec = {
	name: 'create',
	summary: 'Store a new context',
	description: 'Unlike init, it does not check the context or make it current.',
	arguments: [{...contextArgument, help: 'a name that is not taken'}],
	options: [
		...storedOptions,
		...credentialOptions,
		{flags: '--or-update', help: 'change the context if it already exists'},
	],
	examples: [
		['qctx context create acme --server https://acme.eu.qlikcloud.com --api-key-stdin', 'asks for the key'],
		['qctx context create acme --server acme.eu.qlikcloud.com --api-key-env KEY --or-update', 'in CI'],
	],
	async run(services, [typedName = ''], options) {
		const name = parseName(typedName);
		if (!name.ok) {
			return services.report(name.problem);
		}

		const open = await openContexts(services);
		if (!open.ok) {
			return services.report(open.problem);
		}

		const existing = findContext(open.value.snapshot, name.value);
		if (existing !== undefined && !isGiven(options, 'orUpdate')) {
			return services.report(nameTaken(name.value));
		}

		const fields = await fieldsFromOptions(services, options, existing);
		if (!fields.ok) {
			return services.report(fields.problem);
		}

		if (existing !== undefined && Object.keys(fields.value).length === 0) {
			const nothing = {description: 'Nothing changed', snapshot: open.value.snapshot, undoable: true};
			return reportChange(services, name.value, nothing);
		}

		const change = await changeContexts(
			services,
			open.value,
			existing === undefined
				? {
						type: 'add',
						name: name.value,
						// Qlik's own Ansible reader loses all contexts of a file in which one has no headers (docs/qlik-cli.md).
						fields: {...fields.value, headers: fields.value.headers ?? {}},
						makeCurrent: false,
					}
				: {type: 'change', name: name.value, fields: fields.value},
		);
		return change.ok ? reportChange(services, name.value, change.value) : services.report(change.problem);
	},
};

/** Reports the change; with `--json`, prints the context as it is now. */
export function reportChange(services: Services, name: string, {description, snapshot}: Change): ExitCode {
	services.say(description);
	const context = findContext(snapshot, name);
	if (services.flags.json && context !== undefined) {
		services.print(toJson(contextJson(services, snapshot)(context)));
	}

	return 0;
}
