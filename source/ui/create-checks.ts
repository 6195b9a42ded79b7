import type {LastStates} from '../live/last-states.ts';
import {createLiveChecks, type LiveChecks} from '../live/live-checks.ts';
import {checkContext} from '../tenant/check.ts';
import {createTokenCache} from '../tenant/token-cache.ts';

/** Live checks over the real tenant client; tokens live as long as they do. */
export function createTenantChecks(options: {
	readonly environment: NodeJS.ProcessEnv;
	/** For one check, milliseconds. */
	readonly timeoutMs: number;
	readonly lastStates: LastStates;
}): LiveChecks {
	const tokens = createTokenCache();
	return createLiveChecks({
		lastStates: options.lastStates,
		needsToken: context => tokens.needsRequest(context),
		check: async (context, signal, onStep) =>
			checkContext(context, {signal, onStep, tokens, timeoutMs: options.timeoutMs, environment: options.environment}),
	});
}
