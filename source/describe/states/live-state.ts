import type {LiveState} from '../../live/live-state.ts';
import {formatAge, formatDuration} from '../../text/duration.ts';

const steps = {
	reach: 'reaching the tenant',
	tls: 'checking its certificate',
	qlik: 'asking if it is Qlik Cloud',
	token: 'asking for a token',
	user: 'asking who this is',
};

/** What follows the state word, in parts: round trip, age, what is in progress. `['142 ms', '3 s ago']`, `['5 h ago', 'checking again']`. */
export function stateDetails({state, result, remembered, pending, steps: done}: LiveState, now: number): string[] {
	if (result === undefined) {
		const running = done.find(({status}) => status === 'running');
		return pending ? [running === undefined ? 'waiting for its turn' : steps[running.id]] : [];
	}

	// For a result from an earlier run the age matters; for a fresh one it does not during a new check.
	const latency = remembered || result.latencyMs === undefined ? [] : [formatDuration(result.latencyMs)];
	const age = pending && !remembered ? [] : [formatAge(Math.max(0, now - result.checkedAt))];
	return [...latency, ...age, ...(pending && state !== 'checking' ? ['checking again'] : [])];
}
