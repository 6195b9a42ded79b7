import type {Context} from '../contexts/context.ts';

/** Names what a context asks whom as whom, without any secret: server, kind and client. For the cache of states. */
export function targetIdentity(context: Context): string {
	const {credentials} = context;
	const who = credentials.kind === 'oauth' ? credentials.clientId : '';
	return [context.server ?? '', context.serverType ?? '', credentials.kind, who].join('\n');
}

/** Whether a check of one says everything about the other: all that a request is made from is equal, secrets included. */
export function sameTarget(one: Context, other: Context): boolean {
	return (
		targetIdentity(one) === targetIdentity(other) &&
		one.insecure === other.insecure &&
		one.bothKinds === other.bothKinds &&
		one.defect === other.defect &&
		JSON.stringify(one.headers) === JSON.stringify(other.headers) &&
		sameSecret(one, other)
	);
}

function sameSecret({credentials: one}: Context, {credentials: other}: Context): boolean {
	switch (one.kind) {
		case 'oauth':
			return other.kind === 'oauth' && one.clientSecret.equals(other.clientSecret);
		case 'api-key':
			return other.kind === 'api-key' && one.token.equals(other.token);
		case 'session':
			return other.kind === 'session' && one.cookie.equals(other.cookie);
		case 'certificate':
			return other.kind === 'certificate' && one.folder === other.folder;
		case 'none':
			return other.kind === 'none' && one.missing === other.missing;
	}
}
