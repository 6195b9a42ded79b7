import {failureProblem} from '../../describe/states/failure.ts';
import type {ExitCode} from '../../text/problem.ts';
import {safeText} from '../../text/safe/safe-text.ts';
import {fieldsFromOptions} from '../options/context-fields.ts';
import {currentJson} from '../runtime/context-json.ts';
import type {Options} from '../runtime/flags.ts';
import {changeContexts, findContext, nameTaken, type OpenContexts} from '../runtime/open-contexts.ts';
import type {Services} from '../runtime/services.ts';

/**
 * `init` with everything on the command line: checks the credentials, and saves the context only if they are good (qlik-cli removes it again
 * since 2.23.0).
 */
export async function initWithoutQuestions(
	services: Services,
	open: OpenContexts,
	givenName: string | undefined,
	options: Options,
): Promise<ExitCode> {
	const {io, flags} = services;
	if (flags.server === undefined) {
		return services.report({
			what: 'With credentials on the command line, the tenant must be there too.',
			cure: 'Add --server https://<tenant>.<region>.qlikcloud.com',
			exitCode: 2,
		});
	}

	const [{parseTenantUrl}, {checkContext}] = await Promise.all([
		import('../../tenant/url/tenant-url.ts'),
		import('../../tenant/check.ts'),
	]);
	const url = parseTenantUrl(flags.server);
	if (!url.ok) {
		return services.report({what: url.problem, cure: 'Pass it to --server again.', exitCode: 2});
	}

	const server = url.url;
	const name = givenName ?? new URL(server).hostname;
	if (findContext(open.snapshot, name) !== undefined) {
		return services.report(nameTaken(name));
	}

	const parsed = {...services, flags: {...flags, server}};
	const [fields, settings] = [await fieldsFromOptions(parsed, options, undefined), await services.settings()];
	if (!fields.ok) {
		return services.report(fields.problem);
	}

	if (!settings.ok) {
		return services.report(settings.problem);
	}

	const {credentials} = fields.value;
	if (credentials === undefined || credentials === null) {
		return services.report({
			what: 'An OAuth client needs its ID and its secret.',
			cure: 'Give --oauth-client-id and --oauth-client-secret-stdin together.',
			exitCode: 2,
		});
	}

	const result = await checkContext(
		{
			server,
			serverType: 'cloud',
			insecure: flags.insecure ?? false,
			headers: headersToSend(fields.value.headers),
			credentials,
			bothKinds: false,
			defect: undefined,
		},
		{
			signal: io.signal,
			environment: io.environment,
			timeoutMs: settings.value.timeoutSeconds * 1000,
			hints: false,
		},
	);
	if (result.state !== 'valid') {
		services.say('Failed to validate context, it might be incorrect. Nothing was saved.');
		return services.report(failureProblem(result, undefined, Date.now()));
	}

	const change = await changeContexts(services, open, {
		type: 'add',
		name,
		fields: {serverType: 'cloud', ...fields.value, server},
		makeCurrent: true,
	});
	if (!change.ok) {
		return services.report(change.problem);
	}

	const welcome = `Welcome ${safeText(result.user?.name ?? '')}, everything is now set up.`;
	if (flags.json) {
		services.say(welcome);
		services.print(currentJson(services, change.value.snapshot));
	} else {
		services.print(welcome);
	}

	return 0;
}

function headersToSend(headers: Readonly<Record<string, string | null>> | undefined): Readonly<Record<string, string>> {
	const kept: Record<string, string> = {};
	for (const [name, value] of Object.entries(headers ?? {})) {
		if (value !== null) {
			kept[name] = value;
		}
	}

	return kept;
}
