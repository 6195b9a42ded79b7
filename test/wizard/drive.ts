import type {Context} from '../../source/contexts/context.ts';
import {Secret} from '../../source/credentials/secret.ts';
import type {CheckResult, CureAction} from '../../source/tenant/check-result.ts';
import type {Verdict} from '../../source/tenant/state.ts';
import {isSecretField, type SecretFieldId, type TextFieldId} from '../../source/wizard/draft/fields.ts';
import {advance} from '../../source/wizard/machine.ts';
import {startWizard, type WizardStart} from '../../source/wizard/start-wizard.ts';
import type {KnownContexts, WizardAction, WizardEffect, WizardState} from '../../source/wizard/wizard-state.ts';

export const clientId = '82e0c353eca9a5d849c74d7e98f13f7e';
export const clientSecret = 'feedfacecafef00d'.repeat(4);
export const apiKey = 'eyJhbGciOiJFUzM4NCJ9.eyJ0ZW5hbnRJZCI6IjdqVXQiLCJzdWIiOiI2M2VhIn0.bWFkZS11cA';
export const url = 'https://acme.eu.qlikcloud.com';

export function known(names: readonly string[] = [], current?: string): KnownContexts {
	return {path: 'contexts.yml', names: new Set(names), current, problem: undefined};
}

/** A wizard driven by hand: what a person does, and what the services answer. */
export class Drive {
	state: WizardState;
	/** Work asked for since it was last looked at. */
	effects: WizardEffect[];

	constructor(start: Partial<WizardStart> = {}) {
		const first = startWizard({contexts: known(), ...start});
		this.state = first.state;
		this.effects = [...first.effects];
	}

	do(action: WizardAction): this {
		const move = advance(this.state, action);
		this.state = move.state;
		this.effects.push(...move.effects);
		return this;
	}

	/** Types into a field, over what stands there. */
	type(field: TextFieldId | SecretFieldId, text: string): this {
		return isSecretField(field)
			? this.do({type: 'typed-secret', field, value: new Secret(text)})
			: this.do({type: 'typed', field, text});
	}

	paste(field: TextFieldId | SecretFieldId, text: string, at = 0): this {
		return this.do({type: 'pasted', field, text: new Secret(text), at});
	}

	enter(now = 0): this {
		return this.do({type: 'enter', now});
	}

	back(): this {
		return this.do({type: 'back'});
	}

	/** Goes on to the OAuth credentials. */
	toCredentials(kind = 'O'): this {
		return this.type('server', url).enter().type('kind', kind).enter();
	}

	/** Goes on to a check under way. */
	toCheck(): this {
		return this.toCredentials().type('client-id', clientId).enter().type('client-secret', clientSecret).enter();
	}

	answerCheck(state: Verdict, action?: CureAction, retryAt?: number): this {
		return this.do({type: 'check-ended', run: this.state.runs, result: checkResult(state, action, retryAt)});
	}

	/** The effects of one kind. */
	asked<Type extends WizardEffect['type']>(type: Type): Array<Extract<WizardEffect, {readonly type: Type}>> {
		return this.effects.filter(
			(effect): effect is Extract<WizardEffect, {readonly type: Type}> => effect.type === type,
		);
	}

	get focus(): string | undefined {
		return 'focus' in this.state.step ? this.state.step.focus : undefined;
	}
}

export function checkResult(state: Verdict, action?: CureAction, retryAt?: number): CheckResult {
	return {
		state,
		checkedAt: 0,
		latencyMs: 142,
		user:
			state === 'valid'
				? {
						id: '63eaa458f058b73eeb50e0b9',
						name: 'qlik-cli m2m',
						subject: undefined,
						email: undefined,
						status: 'active',
						tenantId: undefined,
						roles: ['TenantAdmin'],
						groups: [],
						scopes: [],
					}
				: undefined,
		raw: undefined,
		expiresAt: undefined,
		failure:
			action === undefined
				? undefined
				: {
						what: 'The tenant refused this client ID and secret.',
						cause: 'Likely the secret was rotated.',
						cure: 'Enter the new secret.',
						action,
						evidence: {method: 'POST', path: '/oauth/token', status: 401},
						...(retryAt === undefined ? {} : {retryAt}),
					},
		notes: [],
	};
}

export function oauthContext(more: Partial<Context> = {}): Context {
	return {
		name: 'acme',
		server: url,
		serverType: 'cloud',
		comment: 'first',
		insecure: false,
		headers: {},
		credentials: {kind: 'oauth', clientId, clientSecret: new Secret(clientSecret)},
		bothKinds: false,
		keys: [],
		defect: undefined,
		...more,
	};
}
