import {checkContext} from '../tenant/check.ts';
import {createWizardSession, type WizardSession} from '../wizard/session.ts';
import type {MainModel} from './main/main-model.ts';

/** What the wizard opens on: a new context, perhaps with a name and a server given, or an existing one. */
export interface WizardRequest {
	/** Name of the context to edit. */
	readonly edit?: string;
	readonly name?: string;
	readonly server?: string;
	readonly insecure?: boolean;
}

/** A wizard over the file and the tenants of the main screen; editing a failed context opens at the field at fault. */
export function openWizard(model: MainModel, {edit, name, server, insecure}: WizardRequest): WizardSession {
	const {store, environment, settings, checks} = model.services;
	const context = model.state().snapshot.contexts.find(candidate => candidate.name === edit);
	const failure = context === undefined ? undefined : checks.get(context.name).result?.failure;
	return createWizardSession({
		store,
		check: checkContext,
		environment,
		timeoutMs: settings.timeoutSeconds * 1000,
		...(name === undefined ? {} : {name}),
		...(server === undefined ? {} : {server}),
		...(insecure === undefined ? {} : {insecure}),
		...(context === undefined ? {} : {edit: context}),
		...(failure === undefined ? {} : {fault: failure.action}),
	});
}
