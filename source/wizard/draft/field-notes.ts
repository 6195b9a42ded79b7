import {cleanCredential} from '../../credentials/clean-credential.ts';
import {credentialShape} from '../../credentials/credential-shape.ts';
import {readSecretEntry} from '../../credentials/secret-entry.ts';
import {formatAge, formatDuration} from '../../text/duration.ts';
import {excerpt} from '../../text/excerpt.ts';
import {type SafeText, safeText} from '../../text/safe/safe-text.ts';
import type {WizardState} from '../wizard-state.ts';
import {draftName, draftServer, fieldProblem, isNameTaken, storedSecret} from './draft-values.ts';
import {fieldSecret, isEmptyField} from './edit-draft.ts';
import type {FieldId, SecretFieldId} from './fields.ts';
import {focusedField} from './step-fields.ts';

/** A remark under a field. */
export interface FieldNote {
	readonly text: SafeText;
	/** `bad` blocks the next step. */
	readonly role: 'good' | 'bad' | 'warn' | 'muted';
}

/** The notes under a field: neutral while it is being typed, errors once Enter is pressed. They never contain any part of a secret. `now`: epoch milliseconds. */
export function fieldNotes(state: WizardState, field: FieldId, now: number): FieldNote[] {
	const problem = fieldProblem(state, field);
	const isFlagged = state.flagged.includes(field);
	// An empty field is not a mistake until the person tries to leave it.
	const problems =
		problem !== undefined && (isFlagged || !isEmptyField(state, field))
			? [note(problem, isFlagged ? 'bad' : unfinishedRole(state, field))]
			: [];
	return [...remarks(state, field, now), ...problems];
}

/** A URL that is still being typed is not wrong yet. */
function unfinishedRole(state: WizardState, field: FieldId): 'muted' | 'warn' {
	return field === 'server' && focusedField(state) === 'server' ? 'muted' : 'warn';
}

function remarks(state: WizardState, field: FieldId, now: number): FieldNote[] {
	switch (field) {
		case 'server':
			return serverNotes(state);
		case 'client-id':
			return clientIdNotes(state);
		case 'client-secret':
		case 'api-key':
			return secretNotes(state, field, now);
		case 'name':
			return [...trimmedNotes(state, 'name', undefined), ...replaceNotes(state)];
		case 'comment':
			return trimmedNotes(state, 'comment', undefined);
		case 'kind':
		case 'replace':
		case 'make-current':
			return [];
	}
}

/** While the name is taken and replacing is not agreed, that is the field's problem. */
function replaceNotes(state: WizardState): FieldNote[] {
	return isNameTaken(state) && state.draft.replace
		? [note(`“${excerpt(draftName(state))}” will be replaced.`, 'warn')]
		: [];
}

function serverNotes(state: WizardState): FieldNote[] {
	const answer = draftServer(state);
	const notes = trimmedNotes(state, 'server', undefined);
	if (!answer.ok) {
		return notes;
	}

	if (!answer.kept) {
		// The whole host, because that is where the request goes. The path of a virtual proxy can be longer.
		notes.push(note(`will be stored as ${excerpt(answer.url, 300)}`, 'muted'));
	}

	// The note that only this URL is stored says the same.
	notes.push(
		...answer.hints.filter(hint => !hint.includes(answer.url)).map(hint => note(hint, unfinishedRole(state, 'server'))),
	);
	notes.push(...hostNotes(state));
	if (state.insecure) {
		notes.push(note('insecure: its certificate is not verified', 'warn'));
	}

	const server = state.original?.server;
	if (server !== undefined && !answer.kept && storesSecret(state)) {
		notes.push(note('the stored credentials would go to this host from now on', 'warn'));
	}

	return notes;
}

/** Whether the tenant's host answers, as far as is known, which may be only in the next step. */
export function hostNotes(state: WizardState): FieldNote[] {
	const {host} = state;
	const answer = draftServer(state);
	if (!answer.ok || host?.url !== answer.url) {
		return [];
	}

	switch (host.status) {
		case 'answers':
			return [note('a host answers there', 'good')];
		case 'not-found':
			return [note(`no host has the name ${excerpt(answer.hostname)}: mistyped?`, 'warn')];
		case 'silent':
			return [note('nothing answers there right now', 'warn')];
		case 'asking':
		case 'unknown':
			return [];
	}
}

function storesSecret(state: WizardState): boolean {
	return storedSecret(state, 'client-secret') !== undefined || storedSecret(state, 'api-key') !== undefined;
}

function clientIdNotes(state: WizardState): FieldNote[] {
	const {value, trimmed} = cleanCredential(state.draft.clientId);
	return [...trimmedNotes(state, 'client-id', trimmed), ...shapeNotes(credentialShape('client-id', value))];
}

function secretNotes(state: WizardState, field: SecretFieldId, now: number): FieldNote[] {
	const clientId = cleanCredential(state.draft.clientId).value;
	const entry = readSecretEntry(field, fieldSecret(state, field), clientId);
	const notes = [...trimmedNotes(state, field, entry.trimmed), ...shapeNotes(entry.shape)];
	if (field === 'client-secret' && state.filledByPaste) {
		notes.push(note('both fields filled from what was pasted', 'good'));
	}

	const {claims} = entry;
	if (claims?.userId !== undefined) {
		notes.push(note(`the key names user ${excerpt(claims.userId)}`, 'muted'));
	}

	if (claims?.tenantId !== undefined) {
		notes.push(note(`the key names tenant ${excerpt(claims.tenantId)}`, 'muted'));
	}

	if (claims?.expiresAt !== undefined) {
		notes.push(
			claims.expiresAt <= now
				? note(`the key says it expired ${formatAge(now - claims.expiresAt)}`, 'warn')
				: note(`the key says it is valid for another ${formatDuration(claims.expiresAt - now)}`, 'muted'),
		);
	}

	return notes;
}

/** What was removed on pasting into the field or leaving it, or would be removed now. */
function trimmedNotes(state: WizardState, field: FieldId, trimmed: string | undefined): FieldNote[] {
	const words = trimmed ?? state.trimmed[field];
	return words === undefined ? [] : [note(words, 'warn')];
}

function shapeNotes(shape: ReturnType<typeof credentialShape>): FieldNote[] {
	return shape === undefined
		? []
		: [note(shape.words, shape.fit === 'right' ? 'good' : shape.fit === 'odd' ? 'muted' : 'warn')];
}

function note(text: string, role: FieldNote['role']): FieldNote {
	return {text: safeText(text), role};
}
