import {text} from 'node:stream/consumers';
import {Secret} from '../../source/credentials/secret.ts';
import type {CheckTarget} from '../../source/tenant/check.ts';
import {createTenantClient} from '../../source/tenant/tenant-client.ts';

// Checks the contexts given on stdin, one after the other, in a process with an environment of its own: NODE_EXTRA_CA_CERTS is read at its start.
// Prints the results as JSON. It ends by itself: open connections must not keep it.

type Given = Omit<CheckTarget, 'credentials'> & {readonly clientId: string; readonly clientSecret: string};

const client = createTenantClient();
const results = [];
for (const {clientId, clientSecret, ...target} of JSON.parse(await text(process.stdin)) as Given[]) {
	const credentials = {kind: 'oauth', clientId, clientSecret: new Secret(clientSecret)} as const;
	const steps: unknown[] = [];
	const result = await client.check(
		{...target, credentials},
		{
			timeoutMs: 5000,
			onStep(chain) {
				steps.splice(0, steps.length, ...chain);
			},
		},
	);
	results.push({...result, steps});
}

process.stdout.write(JSON.stringify(results));
