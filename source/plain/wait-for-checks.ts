import {priorities} from '../live/live-checks.ts';
import {states} from '../tenant/state.ts';
import {clockTime} from '../text/clock-time.ts';
import type {Desk} from './desk.ts';
import {count, outcomeWords, rowWords} from './list-words.ts';

/**
 * Checks contexts, says each row as its answer comes, and at the end how many are well. A line that is typed meanwhile ends the waiting, not the
 * checks. Throws `Interrupted` on Ctrl-C.
 */
export async function checkAloud(desk: Desk, names: readonly string[]): Promise<void> {
	const {lines, checks} = desk;
	const tooEarly = new Set(checks.check(names, priorities.asked));
	for (const name of tooEarly) {
		const until = clockTime(desk.live(name).result?.failure?.retryAt ?? desk.now());
		lines.say(`${name}: rate-limited, it is asked again by itself at ${until}.`);
	}

	const waiting = new Set(names.filter(name => !tooEarly.has(name) && desk.live(name).pending));
	if (waiting.size === 0) {
		return;
	}

	const [first = ''] = waiting;
	const what = waiting.size === 1 ? first : count(waiting.size);
	lines.say(`Checking ${what}. Enter stops waiting.`);
	const asked = [...waiting];
	const done = new AbortController();
	const look = () => {
		for (const name of waiting) {
			if (!desk.live(name).pending) {
				waiting.delete(name);
				sayRow(desk, name);
			}
		}

		if (waiting.size === 0) {
			done.abort();
		}
	};
	const unsubscribe = checks.subscribe(look);
	try {
		look();
		await lines.typed(done.signal);
	} finally {
		unsubscribe();
	}

	if (waiting.size > 0) {
		lines.say(`${count(waiting.size)} still being checked; what comes is said before the next question.`);
	} else if (asked.length > 1) {
		const broken = asked.filter(name => states[desk.live(name).state].needsAttention).length;
		lines.say(
			`${count(asked.length)} checked: ${asked.filter(name => desk.live(name).state === 'valid').length} valid, ` +
				`${broken} ${broken === 1 ? 'needs' : 'need'} attention.`,
		);
	}
}

/** The row with what came of the check; a context that was removed meanwhile has none. */
function sayRow(desk: Desk, name: string): void {
	const context = desk.find(name);
	if (context === undefined) {
		return;
	}

	const live = desk.live(name);
	const number = desk.listed.indexOf(name) + 1 || undefined;
	const row = rowWords(context, {number, isCurrent: name === desk.snapshot.current, live, now: desk.now()});
	const outcome = outcomeWords(live);
	desk.sayState(name);
	desk.lines.say(outcome === '' ? row : `${row}: ${outcome}`);
}
