import type {ChildProcess, SpawnOptions} from 'node:child_process';
import path from 'node:path';
import type {Context} from '../contexts/context.ts';
import {singleContext, withOtherCredentials} from '../contexts/single-context.ts';
import {childEnvironment} from './child/child-environment.ts';
import {type ChildEnd, runRelayed} from './child/run-child.ts';
import {relaySignals, type SignalRelay} from './child/signal-relay.ts';
import {homeValue, homeVariableOf} from './home/home-variable.ts';
import {privateHomesFolder, removeAbandonedHomes} from './home/private-home.ts';
import {type GrantedToken, openPrivateContext, type PrivateContext} from './private-context.ts';

/** The source of a run's context. */
export interface RunPlace {
	/** The real contexts file, and its text. */
	readonly contextsPath: string;
	readonly text: string;
	/** qctx's own cache folder. */
	readonly cacheFolder: string;
	readonly environment: NodeJS.ProcessEnv;
}

export interface RunRequest {
	readonly context: Context;
	readonly command: string;
	readonly args: readonly string[];
	/** The token to sign in with; undefined when the credentials have no short-lived form and are copied into the private file as stored. */
	readonly granted: GrantedToken | undefined;
	/** Gets the next token when this one is about to expire. */
	readonly renew: () => Promise<GrantedToken | undefined>;
	/** `--env`: the tenant's URL, for tools that do not read a contexts file. */
	readonly directUrl?: string | undefined;
	/** `--for`: the credentials are removed after this many milliseconds. */
	readonly lifetimeMs?: number | undefined;
	readonly onExpired?: () => void;
	/** The command has the terminal to itself. */
	readonly sharesTerminal: boolean;
	readonly stdio?: SpawnOptions['stdio'];
	readonly onStart?: (child: ChildProcess) => void;
	/** Called with the private file before it is removed, if the command changed it. */
	readonly onChanged?: (text: string) => Promise<void>;
}

export type RunEnd =
	| ChildEnd
	/** The `qlik` on the PATH does not find a context in either meaning of its variable, so it would use another one. */
	| {readonly type: 'qlik-is-blind'}
	/** No private home could be created. */
	| {readonly type: 'no-home'; readonly error: unknown}
	/** The context is gone from the file, or cannot be put into one of its own. */
	| {readonly type: 'no-context'};

/**
 * Runs a command that knows only this context, with a token that lasts a few hours instead of the client secret; nothing else on the machine changes.
 * The private file is removed however the command ends; leftovers of earlier runs after a `kill -9` are removed first. Throws system errors.
 */
export async function runInContext(place: RunPlace, request: RunRequest): Promise<RunEnd> {
	const signals = relaySignals(request.sharesTerminal);
	try {
		return await runRelayedInContext(place, request, signals);
	} finally {
		signals.close();
	}
}

async function runRelayedInContext(place: RunPlace, request: RunRequest, signals: SignalRelay): Promise<RunEnd> {
	const {contextsPath, environment, cacheFolder} = place;
	const base = privateHomesFolder(environment, cacheFolder);
	removeAbandonedHomes(base);
	let context: PrivateContext | undefined;
	try {
		context = openContext(place, base, request);
	} catch (error) {
		return {type: 'no-home', error};
	}

	if (context === undefined) {
		return {type: 'no-context'};
	}

	const {home} = context;
	const expiry = startExpiry(context, request);
	// Even a crash of qctx leaves no token on the disk.
	const remove = () => home.remove();
	process.once('exit', remove);
	try {
		const {name} = request.context;
		const meaning = await homeVariableOf({home, contextName: name, environment, cacheFolder});
		if (signals.early !== undefined) {
			return {type: 'killed', signal: signals.early};
		}

		if (meaning === 'neither') {
			return {type: 'qlik-is-blind'};
		}

		const options = {
			environment: childEnvironment(environment, {
				name,
				home: homeValue(home, meaning),
				realPath: contextsPath,
				direct: directOf(request),
			}),
			...(request.stdio === undefined ? {} : {stdio: request.stdio}),
			...(request.onStart === undefined ? {} : {onStart: request.onStart}),
		};
		const end = await runRelayed(request.command, request.args, options, signals);
		context.close();
		const changed = home.readForeign();
		if (changed !== undefined) {
			await request.onChanged?.(changed);
		}

		return end;
	} finally {
		clearTimeout(expiry);
		context.close();
		process.off('exit', remove);
		home.remove();
	}
}

function openContext({contextsPath, text}: RunPlace, base: string, request: RunRequest): PrivateContext | undefined {
	const {context, granted, renew} = request;
	const {name} = context;
	const own = singleContext(text, name, granted?.token ?? 'as-stored');
	return own === undefined
		? undefined
		: openPrivateContext({
				home: {base, realFolder: path.dirname(contextsPath), realFile: path.basename(contextsPath)},
				text: own,
				withToken: (held, token) => withOtherCredentials(held, name, token ?? 'none'),
				granted,
				renew,
			});
}

function startExpiry(context: PrivateContext, {lifetimeMs, onExpired}: RunRequest): NodeJS.Timeout | undefined {
	return lifetimeMs === undefined
		? undefined
		: setTimeout(() => {
				context.expire();
				onExpired?.();
			}, lifetimeMs);
}

function directOf({directUrl, granted, context}: RunRequest) {
	const {credentials} = context;
	const token = granted?.token ?? (credentials.kind === 'api-key' ? credentials.token : undefined);
	return directUrl === undefined || token === undefined ? undefined : {url: directUrl, token};
}
