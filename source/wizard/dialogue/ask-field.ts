import {Secret} from '../../credentials/secret.ts';
import {excerpt} from '../../text/excerpt.ts';
import type {ExitCode} from '../../text/problem.ts';
import {safeText} from '../../text/safe-text.ts';
import {chosenKind, draftName, draftServer, fieldProblem, isNameTaken, storedSecret} from '../draft-values.ts';
import {fieldSecret, fieldText} from '../edit-draft.ts';
import {fieldNotes} from '../field-notes.ts';
import {type FieldId, isSecretField, type SecretFieldId, type TextFieldId} from '../fields.ts';
import {
	type AskedField,
	apiKeyQuestion,
	authenticationQuestion,
	oauthQuestion,
	prompts,
	tenantQuestion,
} from '../questions.ts';
import {fieldsOf, focusedField} from '../step-fields.ts';
import type {Talk} from './talk.ts';

/** Asks one question of qlik-cli, and goes on to the next. The exit code when a pipe's answer is wrong or missing. */
export async function ask(talk: Talk, field: AskedField): Promise<ExitCode | undefined> {
	introduce(talk);
	const isHidden = isSecretField(field);
	const kept = keptWords(talk, field);
	const answer = await talk.lines.ask({
		prompt: kept === undefined ? prompts[field] : `${prompts[field]} [${kept}]`,
		isHidden,
		takesPair: field === 'client-id' || field === 'client-secret',
	});
	if (answer === undefined) {
		return talk.stop({
			what: `The input ended before the answer to “${prompts[field]}”.`,
			cure: 'Nothing was saved. Give one line for each question.',
			exitCode: 2,
		});
	}

	if (answer.length > 0 || kept === undefined) {
		empty(talk, field);
		talk.session.dispatch({type: 'pasted', field, text: answer, at: 0});
	}

	const asked = focusedField(talk.state) ?? field;
	const isLast = fieldsOf(talk.state, 'credentials').at(-1) === asked;
	if (talk.state.step.id !== 'edit' || isLast || fieldProblem(talk.state, asked) !== undefined) {
		talk.session.dispatch({type: 'enter'});
	} else {
		talk.session.dispatch({type: 'next-field'});
	}

	remark(talk, field);
	return focusedField(talk.state) === asked && talk.state.step.id !== 'check' ? complain(talk, asked) : undefined;
}

/** What bare Enter keeps, in words; undefined where it keeps nothing. */
function keptWords(talk: Talk, field: AskedField): string | undefined {
	if (isSecretField(field)) {
		const isThere = fieldSecret(talk.state, field).length > 0 || storedSecret(talk.state, field) !== undefined;
		return isThere ? 'unchanged' : undefined;
	}

	if (field === 'kind') {
		return talk.state.original === undefined ? undefined : chosenKind(talk.state) === 'oauth' ? 'O' : 'A';
	}

	const text = fieldText(talk.state, field);
	return text === '' ? undefined : safeText(text);
}

function empty(talk: Talk, field: SecretFieldId | TextFieldId): void {
	talk.session.dispatch(
		isSecretField(field) ? {type: 'typed-secret', field, value: new Secret('')} : {type: 'typed', field, text: ''},
	);
}

/** The words that go before the questions of a step, once each time that it is come to. */
function introduce(talk: Talk): void {
	const {step} = talk.state;
	const kind = chosenKind(talk.state);
	const about = step.id === 'credentials' ? kind : step.id;
	if (talk.introduced === about) {
		return;
	}

	talk.introduced = about;
	if (step.id === 'edit') {
		return;
	}

	if (about === 'tenant') {
		talk.say(...tenantQuestion);
	} else if (about === 'authentication') {
		talk.say('', authenticationQuestion);
	} else if (about === 'oauth') {
		talk.say('', ...oauthQuestion, '');
	} else {
		const server = draftServer(talk.state);
		talk.say('', ...(server.ok ? [apiKeyQuestion(server.url)] : []));
	}

	if (step.id === 'credentials' && talk.showsSecrets) {
		talk.say('This terminal cannot hide what you type: it will show.');
	}
}

/** What there is to say of an answer that was taken. A pipe is told only what is odd. */
function remark(talk: Talk, field: FieldId): void {
	for (const {text, role} of fieldNotes(talk.state, field, talk.session.now())) {
		if (role === 'warn' || (talk.asksAgain && role !== 'bad')) {
			talk.say(text);
		}
	}
}

function complain(talk: Talk, field: FieldId): ExitCode | undefined {
	const problem = fieldProblem(talk.state, field);
	if (problem === undefined) {
		return undefined;
	}

	return talk.asksAgain ? talk.say(problem) : talk.stop({what: problem, cure: 'Nothing was saved.', exitCode: 2});
}

/** A taken name is said as soon as the name is known: at the start, or when the tenant is. */
export async function settleName(talk: Talk): Promise<ExitCode | undefined> {
	const {draft} = talk.state;
	const name = draftName(talk.state);
	const isKnown = draft.name !== undefined || talk.state.step.id !== 'tenant';
	if (!isKnown || draft.replace || (name !== '' && !isNameTaken(talk.state))) {
		return undefined;
	}

	const what = name === '' ? 'A context needs a name.' : `Context '${excerpt(name)}' already exists`;
	if (!talk.asksAgain) {
		return talk.stop({what, cure: 'Nothing was saved. Name another: qctx context init NAME', exitCode: 1});
	}

	talk.say(what);
	const answer = await talk.choose('Replace it? y/N:');
	if (answer === 'y' || answer === 'yes') {
		talk.session.dispatch({type: 'switched', field: 'replace', on: true});
		return undefined;
	}

	const other = await talk.lines.ask({prompt: 'Another name:', isHidden: false, takesPair: false});
	if (other === undefined) {
		return 1;
	}

	empty(talk, 'name');
	talk.session.dispatch({type: 'pasted', field: 'name', text: other, at: 0});
	return settleName(talk);
}
