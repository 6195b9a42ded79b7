import type {Context} from '../contexts/context.ts';
import {formatDuration} from '../text/duration.ts';
import {endOf} from './states/expiry.ts';

/**
 * Inside of a `qctx shell` or `exec`: whose it is, and how long its token lasts, `shell of acme-prod, token 5 h 58 min`. Undefined elsewhere. Raw text.
 */
export function ownShell(
	{QCTX_CONTEXT: name}: NodeJS.ProcessEnv,
	contexts: readonly Context[],
	now: number,
): string | undefined {
	if (name === undefined) {
		return undefined;
	}

	const context = contexts.find(each => each.name === name);
	const end = context === undefined ? undefined : endOf(context, undefined);
	const life = end === undefined ? '' : end > now ? `, token ${formatDuration(end - now)}` : ', token expired';
	return `shell of ${name}${life}`;
}
