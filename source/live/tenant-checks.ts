import type {TenantClient} from '../tenant/tenant-client.ts';
import type {LastStates} from './last-states.ts';
import {createLiveChecks, type LiveChecks} from './live-checks.ts';

/** Live checks with the real tenant client, whose tokens and connections live as long as they do. */
export function createTenantChecks(options: {
	readonly environment: NodeJS.ProcessEnv;
	/** Timeout of one check in milliseconds. */
	readonly timeoutMs: number;
	readonly lastStates: LastStates;
}): LiveChecks {
	const {environment, timeoutMs, lastStates} = options;
	// Loaded for the first check: node:https alone takes a third of the time to the first frame.
	let client: TenantClient | undefined;
	const tenant = async () => {
		const {createTenantClient} = await import('../tenant/tenant-client.ts');
		client ??= createTenantClient({environment});
		return client;
	};

	const checks = createLiveChecks({
		lastStates,
		// Without a client, there are no tokens either.
		needsToken: context => client?.needsToken(context) ?? context.credentials.kind === 'oauth',
		check: async (context, checking) => (await tenant()).check(context, {...checking, timeoutMs}),
	});
	return {
		...checks,
		close() {
			checks.close();
			client?.close();
		},
	};
}
