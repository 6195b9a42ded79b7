import type {Context} from '../../contexts/context.ts';
import {shownText} from '../../describe/words/shown-text.ts';
import type {CommandSpec} from '../command-line/command-spec.ts';
import {contextArgument} from '../runtime/command-entry.ts';
import {contextJson, toJson} from '../runtime/context-json.ts';
import {currentName, openContexts, selectContext} from '../runtime/open-contexts.ts';

/** What qlik-cli's verbose log prints instead of a credential. */
const omitted = '**omitted**';

export const get: CommandSpec = {
	name: 'get',
	summary: 'Show a context, without its secrets',
	description: 'Without a name: the current one.',
	arguments: [{...contextArgument, notation: '[name]'}],
	examples: [
		['qctx context get', 'the current context'],
		['qctx context get acme-prod --json', 'one of them, for a script'],
	],
	async run(services, [name]) {
		const open = await openContexts(services);
		if (!open.ok) {
			return services.report(open.problem);
		}

		const wanted = name ?? currentName(open.value, services);
		if (wanted === undefined) {
			// Not an error, as in qlik-cli.
			services.print(services.flags.json ? 'null' : 'No current context');
			return 0;
		}

		const context = await selectContext(services, open.value, wanted);
		if (!context.ok) {
			return services.report(context.problem);
		}

		if (services.flags.json) {
			const {keys} = context.value;
			services.print(toJson({...contextJson(services, open.value.snapshot)(context.value), keys}));
		} else {
			services.print(...contextLines(context.value));
		}

		if (context.value.defect !== undefined) {
			services.say(context.value.defect);
		}

		return 0;
	},
};

/** `name: …`, then the stored keys in alphabetical order, credentials left out. */
function contextLines(context: Context): string[] {
	const lines = [`name: ${shownText(context.name)}`];
	for (const key of context.keys.toSorted()) {
		lines.push(...keyLines(key, context));
	}

	return lines;
}

function keyLines(key: string, context: Context): string[] {
	const {credentials} = context;
	switch (key) {
		case 'server':
			return [`server: ${shownText(context.server ?? '')}`];
		case 'server-type':
			return [`server-type: ${shownText(context.serverType ?? '')}`];
		case 'comment':
			return [`comment: ${shownText(context.comment ?? '')}`];
		case 'insecure':
			return [`insecure: ${context.insecure}`];
		case 'oauth-client-id':
			return [`oauth-client-id: ${clientId(context)}`];
		case 'certificates':
			return [`certificates: ${credentials.kind === 'certificate' ? shownText(credentials.folder) : omitted}`];
		case 'headers':
			return headerLines(context);
		default:
			// A secret, or an unknown key, which qctx treats as one.
			return [`${shownText(key)}: ${omitted}`];
	}
}

function clientId({credentials}: Context): string {
	if (credentials.kind === 'oauth') {
		return shownText(credentials.clientId);
	}

	return credentials.kind === 'none' && credentials.clientId !== undefined
		? shownText(credentials.clientId)
		: '(not used)';
}

/** Values of other headers may be credentials too, such as a proxy's, so only names are shown. */
function headerLines({credentials, headers, bothKinds}: Context): string[] {
	const names = Object.keys(headers);
	if (credentials.kind === 'api-key' || bothKinds) {
		names.push('Authorization');
	}

	if (credentials.kind === 'session') {
		names.push('cookie');
	}

	return names.length === 0
		? ['headers: {}']
		: ['headers:', ...names.toSorted().map(name => `    ${shownText(name)}: ${omitted}`)];
}
