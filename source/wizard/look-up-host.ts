import {connect} from '../tenant/connection/connect.ts';
import {routeTo} from '../tenant/connection/proxy.ts';
import {resolveHost} from '../tenant/connection/resolve-host.ts';
import {errorCode} from '../text/error-code.ts';
import type {HostAnswer} from './wizard-state.ts';

const timeoutMs = 3000;

/**
 * Quietly finds out whether a tenant's host answers: resolves its name and tries its port, and sends nothing. A hint while the person types, never an
 * error; not done where only a proxy could know. Never rejects.
 */
export async function lookUpHost(
	url: string,
	{signal, environment}: {readonly signal: AbortSignal; readonly environment: NodeJS.ProcessEnv},
): Promise<HostAnswer> {
	const {hostname, port, protocol} = new URL(url);
	if (routeTo(new URL(url), environment).via !== 'direct') {
		return {url, status: 'unknown'};
	}

	const inTime = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
	let addresses: readonly string[];
	try {
		addresses = await resolveHost(hostname, inTime);
	} catch (error) {
		// With any other code, no name server answered, so nothing is known.
		return {url, status: errorCode(error) === 'ENOTFOUND' ? 'not-found' : 'unknown'};
	}

	try {
		const isPlain = protocol === 'http:';
		const to = {addresses, port: Number(port) || (isPlain ? 80 : 443), signal: inTime, onlyLoopback: isPlain};
		(await connect(to)).destroy();
		return {url, status: 'answers'};
	} catch {
		return {url, status: signal.aborted ? 'unknown' : 'silent'};
	}
}
