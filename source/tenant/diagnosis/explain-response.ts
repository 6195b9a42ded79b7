import {formatDuration} from '../../text/duration.ts';
import {clockAhead, readRetryAt, usualRetryAt} from '../http/server-clock.ts';
import {type Circumstances, type Diagnosis, diagnosis, type ReadResponse, type Wording} from './diagnosis.ts';
import {explainRefusal} from './explain-refusal.ts';
import {explainTokenRefusal} from './explain-token.ts';

/**
 * Cause and cure of an answer that brought no token or no user: PRODUCT section 4, qlik-facts 3.3 and 4.2. Pure. The order is the order of
 * certainty: what names itself first (LOGIN-2, 429), then what is no API at all, then refusals, then what cannot be read.
 */
export function explainResponse(read: ReadResponse, circumstances: Circumstances): Diagnosis {
	const {answer, words, body} = read;
	const status = effectiveStatus(read);
	const said =
		whoIsThere(read, circumstances, status) ??
		notNow(read, circumstances, status) ??
		(circumstances.endpoint === 'token' ? explainTokenRefusal(read, circumstances, status) : undefined) ??
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

/** An error envelope in an answer that says 200 counts by its own status: `@qlik/api` goes by the envelope alone (qlik-facts 3.4). */
function effectiveStatus({answer, words}: ReadResponse): number {
	const inside = words.status ?? 0;
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
			cause: 'The name of the tenant or its region is not the right one.',
			cure: 'Correct the tenant URL.',
			action: 'edit-server',
		};
	}

	if (status >= 300 && status < 400) {
		return refusedLocation === undefined
			? {
					state: 'tenant-error',
					what: `${host} redirects and never arrives.`,
					cause: 'Its redirects go in a circle or name no place: a trouble of the tenant or of something before it.',
					cure: 'Check again in a minute.',
					action: 'check-again',
				}
			: {
					state: 'not-a-tenant',
					what: `${host} redirects to ${refusedLocation}; the credentials were not sent there.`,
					cause: looksLikeTenant
						? 'The login page of a network (hotel, guest Wi-Fi) or of a company portal stands in between.'
						: 'This host is not a Qlik Cloud tenant, or a login page stands before it.',
					cure: looksLikeTenant ? 'Log in to the network with a browser, then check again.' : 'Correct the tenant URL.',
					action: looksLikeTenant ? 'check-again' : 'edit-server',
				};
	}

	if (status < 300 && (body.kind === 'html' || body.kind === 'text')) {
		return {
			state: 'not-a-tenant',
			what: `${host} answers with a web page instead of the API of Qlik Cloud.`,
			cause: looksLikeTenant
				? 'The login page of a network (hotel, guest Wi-Fi) or of a company portal stands in between.'
				: 'The host is an ordinary web site, or a login page stands before the tenant.',
			cure: looksLikeTenant ? 'Log in to the network with a browser, then check again.' : 'Correct the tenant URL.',
			action: looksLikeTenant ? 'check-again' : 'edit-server',
		};
	}

	if (status === 404 || status === 405 || status === 410) {
		if (endpoint === 'user' && words.code?.startsWith('USERS-')) {
			return {
				state: 'forbidden',
				what: 'The tenant does not know the user of these credentials.',
				cause: 'The user was deleted after the credentials were made.',
				cure: 'Ask an administrator of the tenant, or use the credentials of another user.',
				action: 'elsewhere',
			};
		}

		return {
			state: 'not-a-tenant',
			what: `${host} does not have the API of Qlik Cloud (${status}).`,
			cause: 'The host is not a Qlik Cloud tenant, or its name has a typing error.',
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
			what: 'The tenant was asked too often and wants a pause.',
			cause:
				named === undefined
					? 'Too many requests a minute, from here or from others; it did not say how long, a minute is usual.'
					: 'Too many requests a minute, from here or from others who use the tenant.',
			cure: `Wait ${formatDuration((named ?? usualRetryAt(now)) - now)} before the next try.`,
			action: 'wait',
			retryAt: named ?? usualRetryAt(now),
		};
	}

	if (status === 407) {
		return {
			state: 'unreachable',
			what: 'A proxy on the way wants a user name and password.',
			cause: 'HTTPS_PROXY has none, or wrong ones, or the proxy works unseen.',
			cure: 'Put them into HTTPS_PROXY as http://user:password@host:port and start again.',
			action: 'elsewhere',
		};
	}

	if (status >= 500) {
		const html = body.kind === 'html';
		return {
			state: 'tenant-error',
			what: `The tenant has a trouble of its own (${status}).`,
			cause:
				status === 511
					? 'The network wants a login first (captive portal).'
					: html
						? 'It is being repaired or restarted, or a proxy on the way cannot reach it.'
						: 'Something went wrong on the side of Qlik Cloud.',
			cure:
				status === 511
					? 'Log in to the network with a browser, then check again.'
					: 'Check again in a few minutes; if it stays, see the status page of Qlik Cloud.',
			action: 'check-again',
			...(named === undefined ? {} : {retryAt: named}),
		};
	}

	return undefined;
}

function cannotBeRead({answer, body}: ReadResponse): Wording {
	const cause = 'Something on the way, such as a proxy, alters it, or the tenant has a trouble.';
	const again = {state: 'tenant-error', cure: 'Check again in a minute.', action: 'check-again', cause} as const;
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
			return {...again, what: 'The answer of the tenant is not what it should be.'};
	}
}

/** A clock that is off makes good credentials look expired: said before they are blamed. */
function withClock(words: Wording, {answer}: ReadResponse, {now}: Circumstances): Wording {
	const ahead = words.state === 'rejected' ? clockAhead(answer.headers, now) : undefined;
	return ahead === undefined
		? words
		: {
				...words,
				cause: `The clock of this machine is ${formatDuration(Math.abs(ahead))} ${ahead > 0 ? 'ahead of' : 'behind'} the tenant’s, which can make good credentials look expired.`,
				cure: 'Set the clock of this machine, then check again.',
				action: 'check-again',
			};
}
