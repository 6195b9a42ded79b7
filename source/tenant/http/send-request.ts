import type {Connections} from '../connection/connections.ts';
import {GotRequest} from './got-request.ts';
import type {HttpRequest, RequestEvents, RequestOutcome} from './request.ts';

/** A pool may hold several connections that the other side has closed meanwhile. */
const mostTries = 3;

/**
 * One request and its answer. Never follows a redirect, never throws for what the network does, and ends at once when the signal says so, leaving no
 * socket. A pooled connection that turns out to be dead is not a failure: the request is sent once more, on a new one.
 */
export async function sendRequest(
	request: HttpRequest,
	connections: Connections,
	signal: AbortSignal,
	events: RequestEvents = {},
): Promise<RequestOutcome> {
	// Loaded for the first request, not at the start.
	const {default: got} = await import('got');
	if (request.once === true) {
		connections.closeIdle();
	}

	for (let tries = 1; ; tries++) {
		events.sending?.();
		const sent = new GotRequest(request, connections, signal, events);
		const outcome = await sent.run(got.stream);
		if (!sent.lostPooledConnection || tries === mostTries || request.once === true || signal.aborted) {
			return outcome;
		}

		// Whatever killed one idle connection probably killed the others too.
		connections.closeIdle();
	}
}
