import {Attempt} from './attempt.ts';
import type {Connections} from './connections.ts';
import type {Ask, Exchanged, ExchangeEvents} from './exchanged.ts';

/** A pool may hold several connections that the other side has closed meanwhile. */
const mostAttempts = 3;

/**
 * One request and its answer. Never follows a redirect, never throws for what the network does, and ends at once when the signal says so, leaving no
 * socket. A connection that the other side closed while it was idle is no failure: it is made anew.
 */
export async function exchange(
	ask: Ask,
	connections: Connections,
	signal: AbortSignal,
	events: ExchangeEvents = {},
): Promise<Exchanged> {
	// Loaded when something is asked, not when the program starts.
	const {default: got} = await import('got');
	for (let number = 1; ; number++) {
		const attempt = new Attempt(ask, connections, signal, events);
		const exchanged = await attempt.run(got.stream);
		if (!attempt.metStaleConnection || number === mostAttempts || signal.aborted) {
			return exchanged;
		}
	}
}
