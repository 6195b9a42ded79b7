import type {ExitCode} from '../../text/problem.ts';
import {frontEndFor, openFrontEnd, openWorkplace} from '../front-ends/front-end.ts';
import {parseName} from '../options/parse-name.ts';
import {namesCredentials} from '../options/secret-options.ts';
import {serverProblem} from '../options/server-options.ts';
import {currentJson} from '../runtime/context-json.ts';
import type {Options} from '../runtime/flags.ts';
import {findContext, nameTaken, openContexts} from '../runtime/open-contexts.ts';
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
		services.say('The wizard does not take --server-type or --headers. Add them afterwards with: qctx context update');
	}

	const start = {
		...(name === undefined ? {} : {name: name.value}),
		...(server === undefined ? {} : {server}),
		...(services.flags.insecure ? {insecure: true} : {}),
	};
	const frontEnd = frontEndFor(services);
	if (frontEnd === undefined) {
		return runDialogue(services, start);
	}

	// Said at the start, as qlik-cli does since 2.21.0; in lines the dialogue says it by itself.
	const isTaken = name !== undefined && findContext(open.value.snapshot, name.value) !== undefined;
	return isTaken && frontEnd === 'screen'
		? services.report(nameTaken(name.value))
		: openFrontEnd(services, frontEnd, {screen: 'wizard', ...start});
}

/** The dialogue of qlik-cli, through a pipe. */
async function runDialogue(
	services: Services,
	start: {readonly name?: string; readonly server?: string; readonly insecure?: boolean},
): Promise<ExitCode> {
	const workplace = await openWorkplace(services);
	if (!workplace.ok) {
		return services.report(workplace.problem);
	}

	const {runInitInLines} = await import('../../plain/run-init.ts');
	const {io, flags} = services;
	const code = await runInitInLines({
		...workplace.value,
		start,
		input: io.stdin,
		output: flags.json ? io.stderr.stream : io.stdout.stream,
		error: io.stderr.stream,
		isInteractive: io.stdin.isTTY === true && io.stdout.isTTY,
		errorMark: flags.json ? '' : 'Error: ',
		signal: io.signal,
	});
	const after = workplace.value.store.read();
	if (code === 0 && after.ok && services.flags.json) {
		services.print(currentJson(services, after.value));
	}

	return code;
}
