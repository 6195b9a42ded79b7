import type {Context} from '../contexts/context.ts';
import {sameCredentials} from '../credentials/credentials.ts';
import {maskLookalikes} from '../credentials/redact.ts';

/** Names what a context asks whom as whom, without any secret: server, kind and client. For the cache of states. */
export function targetIdentity(context: Context): string {
	const {credentials} = context;
	const who = credentials.kind === 'oauth' ? credentials.clientId : '';
	return maskLookalikes([context.server ?? '', context.serverType ?? '', credentials.kind, who].join('\n'));
}

/** Whether a check of one says everything about the other: all that a request is made from is equal, secrets included. */
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
