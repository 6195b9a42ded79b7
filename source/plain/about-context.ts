import {commandIn} from './answer.ts';
import {choiceLines, contextChoices} from './choices.ts';
import type {Conversation} from './conversation.ts';
import {detailLines} from './details.ts';
import {type Next, runCommand} from './run-command.ts';
import {checkAndWait} from './wait-for-checks.ts';

/**
 * About one context: what is known about it, then its choices by number, until the person goes back. Unknown or outdated facts are requested
 * first. @returns where to go next.
 */
export async function aboutContext(conversation: Conversation, name: string): Promise<Next> {
	const {lines, session} = conversation;
	let about = name;
	let isTold = false;
	for (;;) {
		const context = conversation.find(about);
		if (context === undefined) {
			lines.say(`${about} is no longer there.`);
			return {to: 'list'};
		}

		const choicesNow = () =>
			contextChoices(conversation.find(about) ?? context, conversation.live(about), conversation.isCurrent(about));
		if (!isTold) {
			await refresh(conversation, about);
			conversation.stateWasTold(about);
			const facts = {
				isCurrent: conversation.isCurrent(about),
				live: conversation.live(about),
				now: session.now(),
				warnBefore: session.workplace.settings.warnBefore,
				rotation: session.getSnapshot().rotation(about),
			};
			lines.say('', ...detailLines(context, facts), '', ...choiceLines(choicesNow()));
			isTold = true;
		}

		const choices = choicesNow();
		conversation.tellFileNews();
		conversation.tellStateNews();
		const answer = await lines.askText(`${about}: number or command (Enter: again, q: back):`);
		if (answer === undefined || answer === 'q') {
			return {to: 'list'};
		}

		conversation.tellFileNews();
		const chosen = choices[Number(answer) - 1];
		const command = /^\d+$/.test(answer) ? chosen && {command: chosen.command, rest: ''} : commandIn(answer);
		if (command === undefined || conversation.find(about) === undefined) {
			isTold = answer !== '' && conversation.find(about) !== undefined;
			lines.say(...(isTold ? [`There is no choice ${answer}. Enter repeats the choices.`] : []));
			continue;
		}

		const next = await runCommand(conversation, command.command, command.rest, about);
		if (next.to === 'context') {
			about = next.name;
			isTold = false;
		} else if (next.to !== 'here') {
			return next;
		}

		// After a switch or a check other choices may have these numbers.
		const changed = choiceLines(choicesNow());
		if (isTold && changed.join() !== choiceLines(choices).join()) {
			lines.say(...changed);
		}
	}
}

/** As the pane of the full screen does. */
async function refresh(conversation: Conversation, name: string): Promise<void> {
	const {session} = conversation;
	const {result, remembered, pending} = conversation.live(name);
	const age = result === undefined || remembered ? Number.POSITIVE_INFINITY : session.now() - result.checkedAt;
	const isLimited = (result?.failure?.retryAt ?? 0) > session.now() && !remembered;
	if (pending || (age >= session.workplace.settings.refreshSeconds * 1000 && !isLimited)) {
		await checkAndWait(conversation, [name]);
	}
}
