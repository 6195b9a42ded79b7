import {connect as openSocket, type Socket} from 'node:net';
import {isLoopbackAddress} from '../url/loopback.ts';

/** An address that does not answer holds up the next one for this long, milliseconds (RFC 8305 section 5). */
const attemptDelay = 250;

export interface ConnectOptions {
	readonly addresses: readonly string[];
	readonly port: number;
	readonly signal: AbortSignal;
	/** What is sent is readable on the way: only to this machine itself. */
	readonly onlyLoopback: boolean;
}

/**
 * Connects to the first of several addresses that answers: one after the other is tried, and none is given up before another one has answered. Node's own
 * `autoSelectFamily` gives each address a few hundred milliseconds and no more, so that a distant one counts as unreachable (docs/network.md).
 */
export async function connect({addresses, port, signal, onlyLoopback}: ConnectOptions): Promise<Socket> {
	const allowed = onlyLoopback ? addresses.filter(isLoopbackAddress) : addresses;
	if (allowed.length === 0) {
		throw Object.assign(new Error('not an address of this machine'), {code: 'NOT_LOOPBACK'});
	}

	const {promise, resolve, reject} = Promise.withResolvers<Socket>();
	const waiting = [...allowed];
	const open = new Set<Socket>();
	const errors: unknown[] = [];
	let timer: NodeJS.Timeout | undefined;
	const abort = () => reject(signal.reason);

	function next(): void {
		clearTimeout(timer);
		const host = waiting.shift();
		if (host === undefined) {
			if (open.size === 0) {
				// The first address is the likeliest one to say what is wrong.
				reject(errors[0]);
			}

			return;
		}

		const socket = openSocket({host, port});
		open.add(socket);
		socket.once('connect', () => {
			open.delete(socket);
			resolve(socket);
		});
		socket.on('error', error => {
			if (open.delete(socket)) {
				errors.push(error);
				next();
			}
		});
		timer = setTimeout(next, attemptDelay);
	}

	signal.addEventListener('abort', abort, {once: true});
	try {
		signal.throwIfAborted();
		next();
		const socket = await promise;
		socket.removeAllListeners('error');
		return socket;
	} finally {
		clearTimeout(timer);
		signal.removeEventListener('abort', abort);
		for (const socket of open) {
			open.delete(socket);
			socket.destroy();
		}
	}
}
