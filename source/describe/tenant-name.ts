import type {Context} from '../contexts/context.ts';
import {hostOf} from '../live/host-of.ts';

/** The tenant as a list names it: `acme.eu` on Qlik Cloud, the whole host with its port anywhere else. Raw text. */
export function tenantName(context: Pick<Context, 'server'>): string {
	return hostOf(context).replace(/\.qlikcloud\.com$/i, '');
}
