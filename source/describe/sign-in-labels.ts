import type {Context} from '../contexts/context.ts';

/** How a context signs in, as every list says it. */
export const signInLabels: Readonly<Record<Context['credentials']['kind'], string>> = {
	oauth: 'OAuth',
	'api-key': 'API key',
	session: 'Session',
	certificate: 'Certificate',
	none: 'none',
};
