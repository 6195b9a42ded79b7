import {Secret} from '../credentials/secret.ts';
import {isSecretHeader} from '../credentials/secret-header.ts';
import type {ContextFields} from './edit.ts';
import {newContext} from './editing/set-fields.ts';
import {formatEntry} from './yaml/format.ts';
import {formatScalar} from './yaml/format-scalar.ts';

const dots = '••••••';

/**
 * The YAML of a new context as it will be written, with dots for its secrets, for the wizard's Save step. Several lines,
 * the last one without a line end. Uses the code that writes the file, so the two cannot differ.
 */
export function previewContext(name: string, fields: ContextFields): string {
	const yaml = formatEntry(formatScalar(name), newContext(masked(fields)), {indent: 0, step: 4, newline: '\n'});
	return yaml.trimEnd().replaceAll(`"${dots}"`, dots).replaceAll(`"Bearer ${dots}"`, `Bearer ${dots}`);
}

function masked(fields: ContextFields): ContextFields {
	const {credentials, clientSecret, headers} = fields;
	const secret = new Secret(dots);
	return {
		...fields,
		...(clientSecret && {clientSecret: secret}),
		...(credentials?.kind === 'oauth' && {credentials: {...credentials, clientSecret: secret}}),
		...(credentials?.kind === 'api-key' && {credentials: {...credentials, token: secret}}),
		...(headers && {
			headers: Object.fromEntries(
				Object.entries(headers).map(([key, value]) => [key, value && isSecretHeader(key) ? dots : value]),
			),
		}),
	};
}
