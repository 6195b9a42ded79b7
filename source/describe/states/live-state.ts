import type {LiveState} from '../../live/live-state.ts';
import {formatAge, formatDuration} from '../../text/duration.ts';

const steps = {
	reach: 'reaching the tenant',
	tls: 'checking its certificate',
	qlik: 'asking if it is Qlik Cloud',
	token: 'asking for a token',
	user: 'asking who this is',
};

/** What follows the word of a state, in parts: round trip, age, what is under way. `['142 ms', '3 s ago']`, `['5 h ago', 'checking again']`. */
export function stateDetails({state, result, remembered, pending, steps: done}: LiveState, now: number): string[] {
	if (result === undefined) {
		const running = done.find(({status}) => status === 'running');
		return pending ? [running === undefined ? 'waiting for its turn' : steps[running.id]] : [];
	}

	// Of an earlier run the age is what counts; while the tenant is asked again, the age of the present answer is not.
	const latency = remembered || result.latencyMs === undefined ? [] : [formatDuration(result.latencyMs)];
	const age = pending && !remembered ? [] : [formatAge(Math.max(0, now - result.checkedAt))];
	return [...latency, ...age, ...(pending && state !== 'checking' ? ['checking again'] : [])];
}
