import {checkContext} from '../tenant/check.ts';
import {createWizardSession, outcomeOf, type WizardSession} from '../wizard/session.ts';
import type {Session} from './session.ts';

/** What the wizard opens on: a new context, perhaps with a name and a server given, or an existing one. */
export interface WizardRequest {
	/** Name of the context to edit. */
	readonly edit?: string;
	readonly name?: string;
	readonly server?: string;
	readonly insecure?: boolean;
}

/**
 * A wizard over the file and the tenants of a session; editing a failed context opens at the field at fault. When it has saved, the session knows the
 * file as it is then, and what the wizard verified is the state of the context.
 * @param looksUp whether hosts are looked up while a URL is typed, where a note can show beside it.
 */
export function openWizard(
	session: Session,
	{edit, ...given}: WizardRequest,
	{looksUp = true}: {readonly looksUp?: boolean} = {},
): WizardSession {
	const {store, environment, settings} = session.workplace;
	const {file} = session.getSnapshot();
	const context = file.contexts.find(({name}) => name === edit);
	const fault = context && session.checks.get(context.name).result?.failure?.action;
	const wizard = createWizardSession({
		...given,
		...(context === undefined ? {} : {edit: context}),
		...(fault === undefined ? {} : {fault}),
		store,
		environment,
		timeoutMs: settings.timeoutSeconds * 1000,
		now: session.now,
		check: checkContext,
		...(looksUp ? {} : {lookUp: async (url: string) => ({url, status: 'unknown' as const})}),
	});
	// Subscribed before any front end, so that a front end finds the session up to date when the wizard has ended.
	const unsubscribe = wizard.subscribe(() => {
		const outcome = outcomeOf(wizard.getSnapshot());
		if (outcome !== undefined) {
			unsubscribe();
			if (outcome.type === 'saved') {
				session.reload({name: outcome.name, proof: outcome.proof});
			}
		}
	});
	return wizard;
}
