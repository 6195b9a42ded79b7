import type {ContextFields, ContextsEdit} from '../../../source/contexts/edit.ts';
import {editContextsText} from '../../../source/contexts/editing/edit-text.ts';
import {Secret} from '../../../source/credentials/secret.ts';

export const oauth: ContextFields = {
	server: 'https://acme.eu.qlikcloud.com',
	serverType: 'cloud',
	credentials: {kind: 'oauth', clientId: '82e0c353eca9a5d849c74d7e98f13f7e', clientSecret: new Secret('12e4567')},
};
export const apiKey: ContextFields = {
	server: 'https://acme.eu.qlikcloud.com',
	serverType: 'cloud',
	credentials: {kind: 'api-key', token: new Secret('eyJ.made.up')},
};

export function edited(text: string, edit: ContextsEdit): string {
	const result = editContextsText(text, edit);
	if (!result.ok) throw new Error(result.problem.what);
	return result.value;
}

export function refusal(text: string, edit: ContextsEdit) {
	const result = editContextsText(text, edit);
	return result.ok ? undefined : result.problem;
}

export const add = (name: string, fields: ContextFields = apiKey, makeCurrent = false): ContextsEdit => ({
	type: 'add',
	name,
	fields,
	makeCurrent,
});
