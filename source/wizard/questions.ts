import type {FieldId} from './draft/fields.ts';

/** qlik-cli's questions, word for word, in both front ends, so that habits and instructions carry over. */

export const introduction = 'Acquiring access to Qlik Cloud';

export const tenantQuestion = [
	'Specify your tenant URL, usually in the form: https://<tenant>.<region>.qlikcloud.com',
	'Where <tenant> is the name of the tenant and <region> is eu, us, ap, and so forth.',
];

export const authenticationQuestion =
	'Specify what type of authentication should be used i.e API-Key (A) or OAuth (O). Default is API-Key (A).';

export const oauthQuestion = [
	'To complete this setup, you must have a Client ID and Client Secret for OAuth.',
	"If you're unsure, you can ask your tenant-admin or go to https://qlik.dev/toolkits/qlik-cli.",
];

/** Where to create an API key. `url`: the tenant's, `https://host`. */
export function apiKeyQuestion(url: string): string {
	return `To generate a new API-key, go to ${url}/settings/api-keys`;
}

export const prompts = {
	server: 'Enter tenant url:',
	kind: 'A/O?:',
	'client-id': 'Client ID:',
	'client-secret': 'Client Secret:',
	'api-key': 'API-key:',
} as const;

export const notValidated = 'Failed to validate context, it might be incorrect.';

/** The fields that the plain dialogue asks for. */
export type AskedField = keyof typeof prompts;

/** Whether the plain dialogue asks for the field; it uses the defaults of the others, as qlik-cli does. */
export function isAsked(field: FieldId): field is AskedField {
	return Object.hasOwn(prompts, field);
}
