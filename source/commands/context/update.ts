import type {ContextFields} from '../../contexts/edit.ts';
import {canonicalHeader} from '../../text/canonical-header.ts';
import {done, failed, type Result} from '../../text/problem.ts';
import type {CommandSpec} from '../command-line/command-spec.ts';
import {fieldsFromOptions} from '../options/context-fields.ts';
import {credentialOptions} from '../options/secret-options.ts';
import {contextArgument} from '../runtime/command-entry.ts';
import {listOption} from '../runtime/flags.ts';
import {changeContexts, findContext, noSuchContext, openContexts} from '../runtime/open-contexts.ts';
import {reportChange, storedOptions} from './create.ts';

const removable = ['comment', 'server-type', 'insecure', 'credentials', 'headers.NAME'];

export const update: CommandSpec = {
	name: 'update',
	summary: 'Change a context',
	description: 'Fields that are not given stay as they are. A different kind of credentials replaces the current one.',
	arguments: [contextArgument],
	options: [
		...storedOptions,
		...credentialOptions,
		{
			flags: '--remove <field>',
			help: `remove a field: ${removable.join(', ')}; repeatable`,
			repeatable: true,
			values: removable.slice(0, -1),
		},
	],
	examples: [
		['qctx context update acme --oauth-client-secret-stdin', 'a rotated secret; asks for it'],
		['qctx context update acme --remove comment --remove insecure', 'without these fields'],
	],
	async run(services, [name = ''], options) {
		const removals = parseRemovals(listOption(options, 'remove'));
		if (!removals.ok) {
			return services.report(removals.problem);
		}

		const open = await openContexts(services);
		if (!open.ok) {
			return services.report(open.problem);
		}

		const existing = findContext(open.value.snapshot, name);
		if (existing === undefined) {
			return services.report(await noSuchContext(name, open.value.snapshot, `No context by the name '${name}'`));
		}

		const given = await fieldsFromOptions(services, options, existing);
		if (!given.ok) {
			return services.report(given.problem);
		}

		const headers = {...removals.value.headers, ...given.value.headers};
		const fields: ContextFields = {
			...removals.value,
			...given.value,
			...(Object.keys(headers).length === 0 ? {} : {headers}),
		};
		if (Object.keys(fields).length === 0) {
			return reportChange(services, name, {
				description: 'Nothing changed',
				snapshot: open.value.snapshot,
				undoable: true,
			});
		}

		const change = await changeContexts(services, open.value, {type: 'change', name, fields});
		return change.ok ? reportChange(services, name, change.value) : services.report(change.problem);
	},
};

function parseRemovals(names: readonly string[]): Result<ContextFields> {
	const headers: Record<string, null> = {};
	let fields: ContextFields = {};
	for (const name of names) {
		const header = /^headers?[.:](.+)$/i.exec(name)?.[1];
		if (header !== undefined && canonicalHeader(header) !== 'Authorization') {
			headers[header] = null;
			continue;
		}

		switch (header === undefined ? name : 'credentials') {
			case 'comment':
				fields = {...fields, comment: null};
				break;
			case 'server-type':
				fields = {...fields, serverType: null};
				break;
			case 'insecure':
				fields = {...fields, insecure: null};
				break;
			case 'credentials':
			case 'api-key':
			case 'oauth':
				fields = {...fields, credentials: null};
				break;
			default:
				return failed({
					what: `A field '${name}' cannot be removed.`,
					cure: `These can: ${removable.join(', ')}.`,
					exitCode: 2,
				});
		}
	}

	return done(Object.keys(headers).length === 0 ? fields : {...fields, headers});
}
