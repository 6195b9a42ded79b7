import type {ExitCode} from '../../text/problem.ts';
import {currentJson} from '../context/context-json.ts';
import {frontEndFor, openFrontEnd} from '../front-ends/front-end.ts';
import {parseName} from '../options/parse-name.ts';
import {namesCredentials} from '../options/secret-options.ts';
import {serverProblem} from '../options/server-options.ts';
import type {Options} from '../runtime/flags.ts';
import {findContext, nameTaken, type OpenContexts, openContexts} from '../runtime/open-contexts.ts';
import type {Services} from '../runtime/services.ts';
import {initWithoutQuestions} from './init-without-questions.ts';

/** `qctx context init`, loaded only when it runs. */
export async function runInit(services: Services, typedName: string | undefined, options: Options): Promise<ExitCode> {
	const name = typedName === undefined ? undefined : parseName(typedName);
	if (name !== undefined && !name.ok) {
		return services.report(name.problem);
	}

	const {server} = services.flags;
	const problem = server === undefined ? undefined : serverProblem(server);
	if (problem !== undefined) {
		return services.report(problem);
	}

	const open = await openContexts(services);
	if (!open.ok) {
		return services.report(open.problem);
	}

	if (namesCredentials(options)) {
		return initWithoutQuestions(services, open.value, name?.value, options);
	}

	if (services.flags.serverType !== undefined || Object.keys(services.flags.headers).length > 0) {
		services.say(
			'Step by step, --server-type and --headers are not taken. Add them afterwards with: qctx context update',
		);
	}

	const start = {
		...(name === undefined ? {} : {name: name.value}),
		...(server === undefined ? {} : {server}),
		...(services.flags.insecure ? {insecure: true} : {}),
	};
	const frontEnd = frontEndFor(services);
	if (frontEnd === undefined) {
		return runDialogue(services, open.value, start);
	}

	// Said at the start, as qlik-cli does since 2.21.0; in lines the dialogue says it by itself.
	const isTaken = name !== undefined && findContext(open.value.snapshot, name.value) !== undefined;
	return isTaken && frontEnd === 'screen'
		? services.report(nameTaken(name.value))
		: openFrontEnd(services, frontEnd, {screen: 'wizard', ...start});
}

/** The plain dialogue of qlik-cli, through a pipe. */
async function runDialogue(
	services: Services,
	{store, snapshot}: OpenContexts,
	start: {readonly name?: string; readonly server?: string},
): Promise<ExitCode> {
	const {io} = services;
	const [{runPlainDialogue}, {checkContext}, {recordSwitch}] = await Promise.all([
		import('../../wizard/dialogue/plain-dialogue.ts'),
		import('../../tenant/check.ts'),
		import('../../settings/previous-context.ts'),
	]);
	const settings = await services.settings();
	if (!settings.ok) {
		return services.report(settings.problem);
	}

	const code = await runPlainDialogue({
		...start,
		store,
		insecure: services.flags.insecure ?? false,
		environment: io.environment,
		timeoutMs: settings.value.timeoutSeconds * 1000,
		input: io.stdin,
		output: services.flags.json ? io.stderr.stream : io.stdout.stream,
		error: io.stderr.stream,
		interactive: io.stdin.isTTY === true && io.stdout.isTTY,
		check: checkContext,
		signal: io.signal,
	});
	const after = store.read();
	if (after.ok) {
		recordSwitch(services.folders(), store.path, snapshot.current, after.value);
	}

	if (code === 0 && after.ok && services.flags.json) {
		services.print(currentJson(after.value));
	}

	return code;
}
