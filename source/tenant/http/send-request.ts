import type {Connections} from './connections.ts';
import {GotRequest} from './got-request.ts';
import type {ConnectionEvents, HttpRequest, RequestOutcome} from './request.ts';

/** A pool may hold several connections that the other side has closed meanwhile. */
const mostAttempts = 3;

/**
 * One request and its answer. Never follows a redirect, never throws for what the network does, and ends at once when the signal says so, leaving no
 * socket. A connection that the other side closed while it was idle is no failure: it is made anew.
 */
export async function sendRequest(
	ask: HttpRequest,
	connections: Connections,
	signal: AbortSignal,
	events: ConnectionEvents = {},
): Promise<RequestOutcome> {
	// Loaded when something is asked, not when the program starts.
	const {default: got} = await import('got');
	for (let number = 1; ; number++) {
		const attempt = new GotRequest(ask, connections, signal, events);
		const outcome = await attempt.run(got.stream);
		if (!attempt.lostPooledConnection || number === mostAttempts || signal.aborted) {
			return outcome;
		}
	}
}
