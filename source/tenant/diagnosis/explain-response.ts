import {formatDuration} from '../../text/duration.ts';
import {readRetryAt, usualRetryAt} from '../http/retry-after.ts';
import {clockAhead} from '../http/server-clock.ts';
import {type Circumstances, type Diagnosis, diagnosis, type ReadResponse, type Wording} from './diagnosis.ts';
import {explainRefusal} from './explain-refusal.ts';
import {explainTokenRefusal} from './explain-token.ts';

/**
 * Cause and cure of an answer without a token or user (docs/qlik-cloud.md). Pure. In order of
 * certainty: unambiguous codes (LOGIN-2, 429), then what is not an API at all, then refusals, then what cannot be read.
 */
export function explainResponse(read: ReadResponse, circumstances: Circumstances): Diagnosis {
	const {answer, words, body} = read;
	const status = effectiveStatus(read, circumstances);
	const said =
		whoIsThere(read, circumstances, status) ??
		notNow(read, circumstances, status) ??
		(circumstances.endpoint === 'token' ? explainTokenRefusal(read, circumstances, status) : undefined) ??
		(circumstances.endpoint === 'other' ? refusedRequest(read, status) : undefined) ??
		explainRefusal(read, circumstances, status) ??
		cannotBeRead(read);
	const {code, title, detail, traceId} = words;
	return diagnosis(withClock(said, read, circumstances), {
		method: circumstances.method,
		path: circumstances.path,
		status: answer.status,
		...(code === undefined ? {} : {code}),
		...(title === undefined ? (body.kind === 'html' && body.title !== undefined ? {title: body.title} : {}) : {title}),
		...(detail === undefined ? {} : {detail}),
		...(traceId === undefined ? {} : {traceId}),
	});
}

/** An error in an answer that says 200 counts by its own status (docs/qlik-cloud.md), one of OAuth by the status that goes with it. */
function effectiveStatus({answer, words}: ReadResponse, {endpoint}: Circumstances): number {
	const {code = ''} = words;
	const ofOAuth = endpoint === 'token' && /^(?:OAUTH-\d+|[a-z]+(?:_[a-z]+)+)$/.test(code) ? 400 : 0;
	const inside = words.status ?? (Number(/^HTTP-(\d{3})$/.exec(code)?.[1]) || ofOAuth);
	return answer.status < 300 && inside >= 400 && inside < 600 ? inside : answer.status;
}

function whoIsThere(
	read: ReadResponse,
	{endpoint, host, looksLikeTenant}: Circumstances,
	status: number,
): Wording | undefined {
	const {body, words, refusedLocation} = read;
	if (words.code === 'LOGIN-2') {
		return {
			state: 'not-a-tenant',
			what: `Qlik Cloud has no tenant at ${host}.`,
			cause: 'The name of the tenant or its region is wrong.',
			cure: 'Correct the tenant URL.',
			action: 'edit-server',
		};
	}

	if (status >= 300 && status < 400) {
		return refusedLocation === undefined
			? {
					state: 'tenant-error',
					what: `${host} redirects endlessly.`,
					cause: 'Its redirects form a circle or lead nowhere: a problem of the tenant or of something in front of it.',
					cure: 'Try again in a minute.',
					action: 'check-again',
				}
			: {
					state: 'not-a-tenant',
					what: `${host} redirects to ${refusedLocation}; the credentials were not sent there.`,
					cause: looksLikeTenant
						? 'The login page of a network (hotel, guest Wi-Fi) or of a company portal answers instead.'
						: 'This host is not a Qlik Cloud tenant, or a login page answers instead.',
					cure: looksLikeTenant ? 'Log in to the network with a browser, then try again.' : 'Correct the tenant URL.',
					action: looksLikeTenant ? 'check-again' : 'edit-server',
				};
	}

	if (status < 300 && (body.kind === 'html' || body.kind === 'text')) {
		return {
			state: 'not-a-tenant',
			what: `${host} answers with a web page instead of the Qlik Cloud API.`,
			cause: looksLikeTenant
				? 'The login page of a network (hotel, guest Wi-Fi) or of a company portal answers instead.'
				: 'The host is an ordinary web site, or a login page answers instead of the tenant.',
			cure: looksLikeTenant ? 'Log in to the network with a browser, then try again.' : 'Correct the tenant URL.',
			action: looksLikeTenant ? 'check-again' : 'edit-server',
		};
	}

	if (endpoint !== 'other' && (status === 404 || status === 405 || status === 410)) {
		if (endpoint === 'user' && words.code?.startsWith('USERS-')) {
			return {
				state: 'forbidden',
				what: 'The tenant does not know the user of these credentials.',
				cause: 'The user was deleted after the credentials were created.',
				cure: 'Ask an administrator of the tenant, or use the credentials of another user.',
				action: 'elsewhere',
			};
		}

		return {
			state: 'not-a-tenant',
			what: `${host} does not have the Qlik Cloud API (${status}).`,
			cause: 'The host is not a Qlik Cloud tenant, or its name has a typo.',
			cure: 'Correct the tenant URL.',
			action: 'edit-server',
		};
	}

	return undefined;
}

function notNow({answer, words, body}: ReadResponse, {now}: Circumstances, status: number): Wording | undefined {
	const named = readRetryAt(answer.headers, `${words.title ?? ''} ${words.detail ?? ''}`, now);
	if (status === 429) {
		return {
			state: 'rate-limited',
			what: 'The tenant allows no more requests for now.',
			cause:
				named === undefined
					? 'Too many requests a minute, from here or from others; it did not say how long to wait, but a minute is usual.'
					: 'Too many requests a minute, from here or from others who use the tenant.',
			cure: 'Try again after that.',
			action: 'wait',
			retryAt: named ?? usualRetryAt(now),
		};
	}

	if (status === 407) {
		return {
			state: 'unreachable',
			what: 'A proxy on the way requires a user name and password.',
			cause: 'HTTPS_PROXY has none, or wrong ones, or the proxy is a transparent one.',
			cure: 'Put them into HTTPS_PROXY as http://user:password@host:port and start again.',
			action: 'elsewhere',
		};
	}

	if (status >= 500) {
		const html = body.kind === 'html';
		return {
			state: 'tenant-error',
			what: `The tenant has a problem (${status}).`,
			cause:
				status === 511
					? 'The network requires a login first (captive portal).'
					: html
						? 'It is under maintenance or restarting, or a proxy on the way cannot reach it.'
						: 'Something went wrong at Qlik Cloud.',
			cure:
				status === 511
					? 'Log in to the network with a browser, then try again.'
					: 'Try again in a few minutes; if that does not help, see the status page of Qlik Cloud.',
			action: 'check-again',
			...(named === undefined ? {} : {retryAt: named}),
		};
	}

	return undefined;
}

/** The credentials are fine but the request is not. A 401 is still about the credentials. */
function refusedRequest({words}: ReadResponse, status: number): Wording | undefined {
	if (status < 400 || status === 401 || status >= 500) {
		return undefined;
	}

	return {
		state: status === 403 ? 'forbidden' : 'tenant-error',
		what: `The tenant refused the request (${status}).`,
		cause: words.detail ?? words.title ?? 'It does not say why.',
		cure: status === 403 ? 'Ask an administrator of the tenant for permission.' : 'Check what was asked for.',
		action: 'elsewhere',
	};
}

function cannotBeRead({answer, body}: ReadResponse): Wording {
	const cause = 'Something on the way, such as a proxy, changes it, or the tenant has a problem.';
	const again = {state: 'tenant-error', cure: 'Try again in a minute.', action: 'check-again', cause} as const;
	if (answer.status >= 300) {
		return {...again, what: `The tenant answered in a way that qctx does not know (${answer.status}).`};
	}

	switch (body.kind) {
		case 'cut-off':
			return {...again, what: 'The answer of the tenant ends in the middle.'};
		case 'empty':
			return {...again, what: 'The answer of the tenant is empty.'};
		case 'not-json':
			return {...again, what: 'The answer of the tenant is not valid JSON.'};
		default:
			return {...again, what: 'The answer of the tenant lacks what it should contain.'};
	}
}

/** A wrong clock makes good credentials look expired, so it is reported before they are blamed. */
function withClock(words: Wording, {answer}: ReadResponse, {now}: Circumstances): Wording {
	const ahead = words.state === 'rejected' ? clockAhead(answer.headers, now) : undefined;
	return ahead === undefined
		? words
		: {
				...words,
				cause: `The clock of this machine is ${formatDuration(Math.abs(ahead))} ${ahead > 0 ? 'ahead of' : 'behind'} the tenant’s, which can make good credentials look expired.`,
				cure: 'Set the clock of this machine, then try again.',
				action: 'check-again',
			};
}
