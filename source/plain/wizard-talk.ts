import type {Context} from '../contexts/context.ts';
import type {ContextsStore} from '../contexts/store.ts';
import {Secret} from '../credentials/secret.ts';
import type {Settings} from '../settings/settings.ts';
import {checkContext} from '../tenant/check.ts';
import type {CureAction} from '../tenant/check-result.ts';
import type {ExitCode} from '../text/problem.ts';
import {safeText} from '../text/safe-text.ts';
import {Interrupted} from '../wizard/dialogue/line-input.ts';
import {goOn} from '../wizard/dialogue/plain-dialogue.ts';
import {Talk} from '../wizard/dialogue/talk.ts';
import {introduction} from '../wizard/questions.ts';
import {createWizardSession, outcomeOf} from '../wizard/session.ts';
import type {WizardOutcome} from '../wizard/wizard-state.ts';
import type {PlainLines} from './plain-lines.ts';

export interface WizardTalk {
	readonly store: ContextsStore;
	readonly settings: Settings;
	readonly environment: NodeJS.ProcessEnv;
	readonly lines: PlainLines;
	readonly output: NodeJS.WritableStream;
	/** What `context init NAME --server URL` gave. */
	readonly name?: string;
	readonly server?: string;
	readonly insecure?: boolean;
	/** The context to edit. */
	readonly edit?: Context;
	/** How its last check failed: the wizard opens at the field at fault. */
	readonly fault?: CureAction;
}

export type TalkEnd = Extract<WizardOutcome, {type: 'saved'}> | {readonly type: 'left'; readonly exitCode: ExitCode};

/**
 * The wizard as the dialogue of qlik-cli, on the lines of the accessible list; for an existing context too, whose comment is asked for then. Ctrl-C
 * leaves it, nothing saved.
 */
export async function talkThroughWizard(options: WizardTalk): Promise<TalkEnd> {
	const {settings, lines, output} = options;
	const session = createWizardSession({
		...options,
		check: checkContext,
		timeoutMs: settings.timeoutSeconds * 1000,
		lookUp: async url => ({url, status: 'unknown'}),
	});
	const talk = new Talk({session, lines, error: output, asksAgain: true, showsSecrets: lines.showsSecrets});
	try {
		return await converse(talk);
	} catch (reason) {
		if (reason instanceof Interrupted) {
			lines.calm();
			talk.say('Left; nothing was saved.');
			return {type: 'left', exitCode: 130};
		}

		throw reason;
	} finally {
		session.close();
	}
}

async function converse(talk: Talk): Promise<TalkEnd> {
	const {contexts, original} = talk.state;
	if (contexts.problem !== undefined) {
		return {type: 'left', exitCode: talk.stop(contexts.problem)};
	}

	talk.say(
		original === undefined ? introduction : `Changing ${original.name}. Enter alone keeps what is in brackets.`,
		'',
	);
	let askedComment = original === undefined;
	for (;;) {
		const outcome = outcomeOf(talk.state);
		if (outcome !== undefined) {
			return outcome.type === 'saved' ? outcome : {type: 'left', exitCode: 1};
		}

		const {step} = talk.state;
		if (!askedComment && step.id === 'save' && step.progress.status === 'editing') {
			askedComment = true;
			await askComment(talk);
		}

		const exitCode = await goOn(talk);
		if (exitCode !== undefined) {
			return {type: 'left', exitCode};
		}
	}
}

async function askComment(talk: Talk): Promise<void> {
	const {comment} = talk.state.draft;
	const prompt = comment === '' ? 'Comment:' : `Comment (- removes it) [${safeText(comment)}]:`;
	const answer = await talk.lines.ask({prompt, isHidden: false, takesPair: false});
	if (answer === undefined || answer.length === 0) {
		return;
	}

	talk.session.dispatch({type: 'typed', field: 'comment', text: ''});
	if (!answer.equals(new Secret('-'))) {
		talk.session.dispatch({type: 'pasted', field: 'comment', text: answer, at: 0});
	}
}
