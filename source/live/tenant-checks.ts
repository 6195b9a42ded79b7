import {createTenantClient} from '../tenant/tenant-client.ts';
import type {LastStates} from './last-states.ts';
import {createLiveChecks, type LiveChecks} from './live-checks.ts';

/** Live checks over the real tenant client; its tokens and connections live as long as they do. */
export function createTenantChecks(options: {
	readonly environment: NodeJS.ProcessEnv;
	/** For one check, milliseconds. */
	readonly timeoutMs: number;
	readonly lastStates: LastStates;
}): LiveChecks {
	const {environment, timeoutMs, lastStates} = options;
	const client = createTenantClient({environment});
	const checks = createLiveChecks({
		lastStates,
		needsToken: context => client.needsToken(context),
		check: async (context, signal, onStep) => client.check(context, {signal, onStep, timeoutMs}),
	});
	return {
		...checks,
		close() {
			checks.close();
			client.close();
		},
	};
}
