import {connect as openSocket, type Socket} from 'node:net';
import {isLoopbackAddress} from '../url/loopback.ts';

/** An address that does not answer delays the next one by this many milliseconds (RFC 8305 section 5). */
const attemptDelay = 250;

export interface ConnectOptions {
	readonly addresses: readonly string[];
	readonly port: number;
	readonly signal: AbortSignal;
	/** Not encrypted, so only for connections to this machine. */
	readonly onlyLoopback: boolean;
}

/**
 * Connects to the first of several addresses that answers: tries one after the other, and gives up none until another one has answered. Node's own
 * `autoSelectFamily` gives each address only a few hundred milliseconds, so that a distant one counts as unreachable (docs/network.md).
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
				// The first address most likely shows what is wrong.
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
