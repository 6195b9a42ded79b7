import {tooEarly} from '../describe/refusals.ts';
import {countContexts} from '../describe/words/count.ts';
import {priorities} from '../live/live-checks.ts';
import {states} from '../tenant/state.ts';
import type {Conversation} from './conversation.ts';
import {checkOutcome, rowLine} from './row.ts';

/** Checks contexts now, and reports each result. */
export async function checkAndWait(conversation: Conversation, names: readonly string[]): Promise<void> {
	const refused = conversation.session.checks.check(names, priorities.asked);
	for (const name of refused) {
		conversation.tell(tooEarly([name], conversation.live(name).result?.failure?.retryAt));
	}

	await waitForChecks(
		conversation,
		names.filter(name => !refused.includes(name)),
	);
}

/**
 * Tells the row of each context as its answer comes, and at the end how many are well. A line that is typed meanwhile ends the waiting, not the
 * checks. Throws `Interrupted` on Ctrl-C.
 */
export async function waitForChecks(conversation: Conversation, names: readonly string[]): Promise<void> {
	const {lines, session} = conversation;
	const asked = names.filter(name => conversation.live(name).pending);
	const waiting = new Set(asked);
	const [first = ''] = asked;
	if (asked.length === 0) {
		return;
	}

	lines.say(`Checking ${asked.length === 1 ? first : countContexts(asked.length)}. Enter stops waiting.`);
	const done = new AbortController();
	const tellAnswers = () => {
		for (const name of waiting) {
			if (!conversation.live(name).pending) {
				waiting.delete(name);
				tellRow(conversation, name);
			}
		}

		if (waiting.size === 0) {
			done.abort();
		}
	};
	const unsubscribe = session.checks.subscribe(tellAnswers);
	try {
		tellAnswers();
		await lines.lineTyped(done.signal);
	} finally {
		unsubscribe();
	}

	if (waiting.size > 0) {
		lines.say(`${countContexts(waiting.size)} still being checked; answers are shown before the next question.`);
	} else if (asked.length > 1) {
		const found = asked.map(name => conversation.live(name).state);
		const unwell = found.filter(state => states[state].needsAttention).length;
		lines.say(
			`${countContexts(asked.length)} checked: ${found.filter(state => state === 'valid').length} valid, ` +
				`${unwell} ${unwell === 1 ? 'needs' : 'need'} attention.`,
		);
	}
}

/** The row with the result of the check; undefined if the context has been removed meanwhile. */
function tellRow(conversation: Conversation, name: string): void {
	const context = conversation.find(name);
	if (context === undefined) {
		return;
	}

	const live = conversation.live(name);
	const row = rowLine(context, {
		number: conversation.listed.indexOf(name) + 1 || undefined,
		isCurrent: conversation.isCurrent(name),
		isProtected: conversation.isProtected(name),
		live,
		now: conversation.session.now(),
		rotation: conversation.session.getSnapshot().rotation(name),
		warnBefore: conversation.session.workplace.settings.warnBefore,
	});
	const outcome = checkOutcome(live);
	conversation.stateWasTold(name);
	conversation.lines.say(outcome === '' ? row : `${row}: ${outcome}`);
}
