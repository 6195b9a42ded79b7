import type {Context} from '../contexts/context.ts';
import {hostOf} from '../live/host-of.ts';
import type {CheckResult} from '../tenant/check-result.ts';
import {formatDuration} from '../text/duration.ts';
import type {Tone} from './tone.ts';

/** Something that is known of a context. Raw text. */
export interface Fact {
	readonly label: string;
	readonly value: string;
	/** Stands beside the value. */
	readonly note?: {readonly text: string; readonly tone: Tone};
	readonly tone?: Tone;
}

/** Who a context signs in as, where, what that user may do and until when; without an answer, what the file says. What is not known is left out. */
export function contextFacts(context: Context, result: CheckResult | undefined, now: number): Fact[] {
	const facts: Fact[] = result?.user === undefined ? [] : userFacts(context, result, result.user, now);
	const server = result?.user === undefined ? [{label: 'Server', value: context.server ?? ''}] : [];
	return [...facts, ...server, {label: 'Comment', value: context.comment ?? ''}].filter(({value}) => value !== '');
}

function userFacts(
	context: Context,
	{expiresAt}: CheckResult,
	user: NonNullable<CheckResult['user']>,
	now: number,
): Fact[] {
	const {name, status} = user;
	const left = expiresAt === undefined ? undefined : expiresAt - now;
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
		{
			label: context.credentials.kind === 'oauth' ? 'Token' : 'Key',
			value: left === undefined ? '' : left > 0 ? `${formatDuration(left)} left` : 'expired',
			...(left !== undefined && left <= 0 ? {tone: 'warn'} : {}),
		},
	];
}
