import type {Context} from '../contexts/context.ts';
import {hostOf} from '../live/host-of.ts';
import type {CheckResult, User} from '../tenant/check-result.ts';
import {formatDuration} from '../text/duration.ts';
import {endOf, endsSoon, isClockWrong} from './states/expiry.ts';
import type {NoteFacts} from './states/state-note.ts';
import type {Tone} from './tone.ts';

/** Something that is known of a context. Raw text. */
export interface Fact {
	readonly label: string;
	readonly value: string;
	/** Shown next to the value. */
	readonly note?: {readonly text: string; readonly tone: Tone};
	readonly tone?: Tone;
}

/** Who a context signs in as, where, what that user may do and until when; without an answer, what the file says. What is not known is left out. */
export function contextFacts(context: Context, result: CheckResult | undefined, facts: NoteFacts): Fact[] {
	const known = result?.user === undefined ? [] : userFacts(context, result.user);
	const end = lifeOf(context, result, facts);
	const server = result?.user === undefined ? [{label: 'Server', value: context.server ?? ''}] : [];
	return [...known, ...server, ...end, {label: 'Comment', value: context.comment ?? ''}].filter(
		({value}) => value !== '',
	);
}

function userFacts(context: Context, user: User): Fact[] {
	const {name, status} = user;
	return [
		{
			label: 'User',
			value: name,
			...(status === undefined ? {} : {note: {text: status, tone: status === 'active' ? 'muted' : 'warn'}}),
		},
		{label: 'Email', value: user.email ?? ''},
		{label: 'Subject', value: user.subject ?? ''},
		{label: 'ID', value: user.id},
		{label: 'Tenant', value: hostOf(context)},
		{label: 'Tenant ID', value: user.tenantId ?? ''},
		{label: 'Roles', value: user.roles.join(', ')},
		{label: 'Groups', value: user.groups.join(', ')},
		{label: 'Scopes', value: user.scopes.join(', ')},
	];
}

/** How long the token or the key lasts. A token is new each time, so its end is no warning. */
function lifeOf(context: Context, result: CheckResult | undefined, facts: NoteFacts): Fact[] {
	const isToken = context.credentials.kind === 'oauth';
	const end = isToken ? result?.expiresAt : endOf(context, result);
	if (end === undefined) {
		return [];
	}

	const left = end - facts.now;
	if (left > 0) {
		const isSoon = endsSoon(context, result, facts) !== undefined;
		return [
			{
				label: isToken ? 'Token' : 'Key',
				value: `${formatDuration(left)} left`,
				...(isSoon ? {note: {text: 'ends soon: R replaces it', tone: 'warn'}} : {}),
			},
		];
	}

	const isAccepted = !isToken && result !== undefined && isClockWrong({...result, expiresAt: end});
	return [
		{
			label: isToken ? 'Token' : 'Key',
			value: isAccepted ? 'expired by the clock of this machine, but the tenant accepts it' : 'expired',
			tone: 'warn',
		},
	];
}
