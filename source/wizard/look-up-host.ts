import {lookup} from 'node:dns/promises';
import {connect} from 'node:net';
import {routeTo} from '../tenant/http/proxy.ts';
import type {HostAnswer} from './wizard-state.ts';

const timeoutMs = 3000;

/**
 * Asks quietly whether a host answers where a tenant is meant to be: its name and its port, nothing is sent. A hint while one types; never an
 * error, and never asked where only a proxy could know. Never rejects.
 */
export async function lookUpHost(
	url: string,
	{signal, environment}: {readonly signal: AbortSignal; readonly environment: NodeJS.ProcessEnv},
): Promise<HostAnswer> {
	const {hostname, port, protocol} = new URL(url);
	const host = hostname.replace(/^\[|\]$/g, '');
	if (routeTo(new URL(url), environment).via !== 'direct') {
		return {url, status: 'unknown'};
	}

	try {
		await lookup(host);
	} catch (error) {
		const code = error instanceof Error && 'code' in error ? error.code : undefined;
		// EAI_AGAIN and its like: no name server answered, so nothing is known.
		return {url, status: code === 'ENOTFOUND' ? 'not-found' : 'unknown'};
	}

	if (signal.aborted) {
		return {url, status: 'unknown'};
	}

	return {url, status: await answers(host, Number(port) || (protocol === 'http:' ? 80 : 443), signal)};
}

async function answers(host: string, port: number, signal: AbortSignal): Promise<'answers' | 'silent'> {
	const {promise, resolve} = Promise.withResolvers<'answers' | 'silent'>();
	const socket = connect({host, port, timeout: timeoutMs, autoSelectFamily: true});
	const stop = () => resolve('silent');
	signal.addEventListener('abort', stop, {once: true});
	socket.once('connect', () => resolve('answers'));
	socket.once('timeout', stop);
	socket.once('error', stop);
	return promise.finally(() => {
		signal.removeEventListener('abort', stop);
		socket.destroy();
	});
}
