import type {Context} from '../contexts/context.ts';

/** The host of a server as stored, without scheme: `acme.eu.qlikcloud.com`, `localhost:9076`. Raw text. */
export function hostOf({server}: Pick<Context, 'server'>): string {
	return (server ?? '').replace(/^[a-z][a-z\d+.-]*:\/\//i, '').replace(/\/+$/, '');
}
