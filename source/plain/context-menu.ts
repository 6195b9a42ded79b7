import {commandIn} from './answer.ts';
import {choiceWords, contextChoices} from './choices.ts';
import type {Desk} from './desk.ts';
import {detailWords} from './detail-words.ts';
import {type GoOn, runCommand} from './run-command.ts';
import {checkAloud} from './wait-for-checks.ts';

/**
 * Talks about one context: what is known of it, then its choices by number, until the person goes back. What was asked too long ago is asked
 * again first. @returns where to go on.
 */
export async function talkAboutContext(desk: Desk, name: string): Promise<GoOn> {
	const {lines} = desk;
	let about = name;
	let isTold = false;
	for (;;) {
		const context = desk.find(about);
		if (context === undefined) {
			lines.say(`${about} is no longer there.`);
			return {to: 'list'};
		}

		const isCurrent = about === desk.snapshot.current;
		if (!isTold) {
			await refresh(desk, about);
			desk.sayState(about);
			lines.say('', ...detailWords(context, {isCurrent, live: desk.live(about), now: desk.now()}), '');
			lines.say(...choiceWords(contextChoices(context, desk.live(about), isCurrent)));
			isTold = true;
		}

		const choices = contextChoices(context, desk.live(about), isCurrent);
		lines.say(...desk.fileNews(), ...desk.stateNews());
		const answer = await lines.askText(`${about}: number or command (Enter: again, q: back):`);
		if (answer === undefined || answer === 'q') {
			return {to: 'list'};
		}

		lines.say(...desk.fileNews());
		const chosen = choices[Number(answer) - 1];
		const command = /^\d+$/.test(answer) ? chosen && {command: chosen.command, rest: ''} : commandIn(answer);
		if (command === undefined || desk.find(about) === undefined) {
			isTold = answer !== '' && desk.find(about) !== undefined;
			lines.say(...(isTold ? [`There is no choice ${answer}. Enter says them again.`] : []));
			continue;
		}

		const goOn = await runCommand(desk, command.command, command.rest, about);
		if (goOn.to === 'context') {
			about = goOn.name;
			isTold = false;
		} else if (goOn.to !== 'here') {
			return goOn;
		}

		// Who switched or checked hears what can be done now with other numbers.
		const now = contextChoices(desk.find(about) ?? context, desk.live(about), about === desk.snapshot.current);
		if (isTold && choiceWords(now).join() !== choiceWords(choices).join()) {
			lines.say(...choiceWords(now));
		}
	}
}

/** As the pane of the full screen does: what is not known, or known for too long, is asked. */
async function refresh(desk: Desk, name: string): Promise<void> {
	const {result, remembered, pending} = desk.live(name);
	const age = result === undefined || remembered ? Number.POSITIVE_INFINITY : desk.now() - result.checkedAt;
	const isLimited = (result?.failure?.retryAt ?? 0) > desk.now() && !remembered;
	if (pending || (age >= desk.place.settings.refreshSeconds * 1000 && !isLimited)) {
		await checkAloud(desk, [name]);
	}
}
