import type {Secret} from '../../credentials/secret.ts';

/** The steps of the wizard, in order. */
export const wizardSteps = ['tenant', 'authentication', 'credentials', 'check', 'save'] as const;

export type WizardStepId = (typeof wizardSteps)[number];

export const stepTitles: Readonly<Record<WizardStepId, string>> = {
	tenant: 'Tenant',
	authentication: 'Authentication',
	credentials: 'Credentials',
	check: 'Check',
	save: 'Save',
};

export type SecretFieldId = 'client-secret' | 'api-key';
export type TextFieldId = 'server' | 'kind' | 'client-id' | 'name' | 'comment';
/** Yes or no. */
export type SwitchFieldId = 'replace' | 'make-current';
export type FieldId = SecretFieldId | TextFieldId | SwitchFieldId;
/** A field of the form for an existing context. */
export type EditFieldId = Exclude<FieldId, 'name' | SwitchFieldId>;

export type Kind = 'api-key' | 'oauth';

/** The text typed so far, which survives going back. Raw: cleaned where it is shown, and on leaving a field. */
export interface Draft {
	readonly server: string;
	/** The answer to `A/O?:`; empty means the default. */
	readonly kind: string;
	readonly clientId: string;
	readonly clientSecret: Secret;
	readonly apiKey: Secret;
	/** Undefined until typed; until then, the tenant's host is the name. */
	readonly name: string | undefined;
	readonly comment: string;
	readonly replace: boolean;
	readonly makeCurrent: boolean;
}

/** Whether the field shows dots. */
export function isSecretField(field: FieldId): field is SecretFieldId {
	return field === 'client-secret' || field === 'api-key';
}

/** Whether the field is a yes-or-no question. */
export function isSwitchField(field: FieldId): field is SwitchFieldId {
	return field === 'replace' || field === 'make-current';
}

/** Whether the form for an existing context has the field. */
export function isEditField(field: FieldId): field is EditFieldId {
	return field !== 'name' && !isSwitchField(field);
}

/** Whether both drafts sign in the same way. */
export function sameSignIn(one: Draft, other: Draft): boolean {
	return (
		one.server === other.server &&
		one.kind === other.kind &&
		one.clientId === other.clientId &&
		one.clientSecret.equals(other.clientSecret) &&
		one.apiKey.equals(other.apiKey)
	);
}

/** Whether the two drafts are equal. */
export function sameDraft(one: Draft, other: Draft): boolean {
	return (
		sameSignIn(one, other) &&
		one.name === other.name &&
		one.comment === other.comment &&
		one.replace === other.replace &&
		one.makeCurrent === other.makeCurrent
	);
}
