import type {ChildProcess, SpawnOptions} from 'node:child_process';
import type {Context} from '../../contexts/context.ts';
import type {ChildEnd} from '../../run/child/run-child.ts';
import type {GrantedToken} from '../../run/private-context.ts';
import {runInContext} from '../../run/run-in-context.ts';
import {type SignIn, signIn} from '../../run/sign-in.ts';
import type {TenantClient} from '../../tenant/tenant-client.ts';
import {serverUrl} from '../../tenant/url/tenant-url.ts';
import {done, type Result} from '../../text/problem.ts';
import type {OpenContexts} from '../runtime/open-contexts.ts';
import type {Services} from '../runtime/services.ts';
import type {RunOptions} from './run-options.ts';

export interface RunnerCommand {
	readonly program: string;
	readonly args: readonly string[];
	/** Sets the variables of tools that read no contexts file. */
	readonly env: boolean;
	readonly sharesTerminal: boolean;
	readonly stdio?: SpawnOptions['stdio'];
	readonly onStart?: (child: ChildProcess) => void;
	readonly onExpired?: () => void;
}

/** Signs contexts in and runs commands in them, for exec, shell and token. */
export interface Runner {
	/** Created on first use: a command that verifies nothing needs no network code. */
	client(): Promise<TenantClient>;
	/** For one sign-in, milliseconds. */
	readonly timeoutMs: number;
	signIn(context: Context): Promise<SignIn>;
	/** For a context that was checked a moment ago: an API key is not checked again. */
	signInAgain(context: Context): Promise<SignIn>;
	/** Undefined when it could not be run at all, which is reported. */
	run(context: Context, granted: GrantedToken | undefined, command: RunnerCommand): Promise<ChildEnd | undefined>;
	close(): void;
}

/** A problem when the settings cannot be read. */
export async function createRunner(
	services: Services,
	open: OpenContexts,
	{scope, check, lifetimeMs}: RunOptions,
): Promise<Result<Runner>> {
	const {io} = services;
	const settings = await services.settings();
	if (!settings.ok) {
		return settings;
	}

	const timeoutMs = settings.value.timeoutSeconds * 1000;
	const newClient = async () => {
		const {createTenantClient} = await import('../../tenant/tenant-client.ts');
		return createTenantClient({environment: io.environment});
	};
	let shared: Promise<TenantClient> | undefined;
	const client = async () => {
		shared ??= newClient();
		return shared;
	};
	// The command may end by a signal that aborts us, too; its token is renewed until it has ended.
	const running = new AbortController();
	const options = {scope, check, timeoutMs};

	return done({
		client,
		timeoutMs,
		signIn: async context => signIn(client, context, {...options, signal: io.signal}),
		signInAgain: async context => signIn(client, context, {...options, check: false, signal: io.signal}),
		async run(context, granted, command) {
			// From here on signals belong to the command.
			io.takeOver?.();
			const end = await runInContext(
				{
					contextsPath: open.store.path,
					// As it was read when it was whole: another program may be rewriting it just now.
					text: open.snapshot.text.reveal(),
					cacheFolder: services.folders().cache,
					environment: io.environment,
				},
				{
					context,
					command: command.program,
					args: command.args,
					granted,
					async renew() {
						// A separate client: the other one still has the old token and would return it.
						const fresh = await newClient();
						try {
							const next = await signIn(async () => fresh, context, {...options, signal: running.signal});
							return next.ok ? next.granted : undefined;
						} finally {
							fresh.close();
						}
					},
					lifetimeMs,
					...(command.onExpired === undefined ? {} : {onExpired: command.onExpired}),
					directUrl: command.env ? serverUrl(context.server ?? '', context.serverType) : undefined,
					sharesTerminal: command.sharesTerminal,
					...(command.stdio === undefined ? {} : {stdio: command.stdio}),
					...(command.onStart === undefined ? {} : {onStart: command.onStart}),
					async onChanged(text) {
						const {keepMadeContexts} = await import('./made-contexts.ts');
						await keepMadeContexts(services, open, context.name, text);
					},
				},
			);
			switch (end.type) {
				case 'qlik-is-blind':
					services.report({
						what: `The qlik on your PATH does not see '${context.name}' in a file of its own; it would use another context, so nothing was run.`,
						cure: 'Update qlik, or run it with: qlik --context NAME',
						exitCode: 1,
					});
					return undefined;
				case 'no-home':
					services.report({
						what: `No private folder can be created for the command: ${end.error instanceof Error ? end.error.message : String(end.error)}`,
						cure: 'Make room for it in XDG_RUNTIME_DIR or in the cache folder: qctx help files',
						exitCode: 3,
						error: end.error,
					});
					return undefined;
				case 'no-context':
					services.report({
						what: `'${context.name}' cannot be given a file of its own.`,
						cure: 'See what is wrong with it: qctx context get NAME',
						exitCode: 1,
					});
					return undefined;
				default:
					return end;
			}
		},
		close() {
			running.abort();
			void shared?.then(opened => opened.close());
		},
	});
}
