import type {Context} from '../contexts/context.ts';
import {sameCredentials} from '../credentials/credentials.ts';
import {maskLookalikes} from '../credentials/redact.ts';

/** Identifies a context's target without any secret: server, kind and client. For the cache of states. */
export function targetIdentity(context: Context): string {
	const {credentials} = context;
	const who = credentials.kind === 'oauth' ? credentials.clientId : '';
	return maskLookalikes([context.server ?? '', context.serverType ?? '', credentials.kind, who].join('\n'));
}

/** Whether a check of one is also valid for the other: everything that goes into a request is equal, including secrets. */
export function sameTarget(one: Context, other: Context): boolean {
	return (
		one.server === other.server &&
		one.serverType === other.serverType &&
		one.insecure === other.insecure &&
		one.bothKinds === other.bothKinds &&
		one.defect === other.defect &&
		JSON.stringify(one.headers) === JSON.stringify(other.headers) &&
		sameCredentials(one.credentials, other.credentials)
	);
}
