import {createTenantClient, type TenantClient} from '../tenant/tenant-client.ts';
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
	// Made for the first check, after the first frame: its agents load node:https.
	let client: TenantClient | undefined;
	const tenant = () => {
		client ??= createTenantClient({environment});
		return client;
	};

	const checks = createLiveChecks({
		lastStates,
		needsToken: context => tenant().needsToken(context),
		check: async (context, checking) => tenant().check(context, {...checking, timeoutMs}),
	});
	return {
		...checks,
		close() {
			checks.close();
			client?.close();
		},
	};
}
