import type {Context} from '../contexts/context.ts';

/** Kinds of credentials as every list names them (PRODUCT section 2). */
export const kindWords: Readonly<Record<Context['credentials']['kind'], string>> = {
	oauth: 'OAuth',
	'api-key': 'API key',
	session: 'Session',
	certificate: 'Certificate',
	none: 'No credentials',
};
