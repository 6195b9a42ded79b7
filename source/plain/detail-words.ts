import type {Context} from '../contexts/context.ts';
import {evidenceText} from '../describe/failure.ts';
import {signInLabels} from '../describe/sign-in-labels.ts';
import {hostOf} from '../live/host-of.ts';
import type {LiveState} from '../live/live-state.ts';
import type {CheckResult, Failure, User} from '../tenant/check-result.ts';
import {clockTime} from '../text/clock-time.ts';
import {formatAge, formatDuration} from '../text/duration.ts';

export interface DetailFacts {
	readonly isCurrent: boolean;
	readonly live: LiveState;
	/** Epoch milliseconds. */
	readonly now: number;
}

/** Everything that the right pane of the full screen says, as sentences and labelled lines. Raw text. */
export function detailWords(context: Context, {isCurrent, live, now}: DetailFacts): string[] {
	const {result} = live;
	return [
		`${context.name}, ${isCurrent ? 'current' : 'not current'}, ${signInLabels[context.credentials.kind]}`,
		`State: ${stateSentence(live, now)}`,
		...remarks(context, live),
		...(result?.failure === undefined ? [] : failureWords(result.failure, now)),
		...(result?.user === undefined ? [] : userWords(result.user, result, context, now)),
		...(result?.user === undefined ? labelled('Server', context.server) : []),
		...labelled('Comment', context.comment),
	];
}

function stateSentence({state, result, pending}: LiveState, now: number): string {
	const parts: string[] = [state];
	if (result?.latencyMs !== undefined) {
		parts.push(formatDuration(result.latencyMs));
	}

	if (result !== undefined) {
		parts.push(formatAge(Math.max(0, now - result.checkedAt)));
	}

	if (pending) {
		parts.push(result === undefined ? 'waiting for the answer' : 'checking again');
	}

	return parts.join(', ');
}

function remarks({insecure}: Context, {identityChange, result}: LiveState): string[] {
	return [
		...(identityChange === undefined ? [] : [`Answers as ${identityChange}`]),
		...(insecure ? ['insecure: its certificate is not verified'] : []),
		...(result?.notes ?? []),
	].map(text => `Warning: ${text}`);
}

/** What happened, its likely cause, what to do, and what was asked and answered. */
function failureWords({what, cause, cure, evidence, retryAt}: Failure, now: number): string[] {
	const exchange = evidenceText(evidence, '->');
	return [
		what,
		...labelled('Cause', cause),
		...labelled('Cure', cure),
		...(retryAt !== undefined && retryAt > now
			? [`It is asked again by itself in ${formatDuration(retryAt - now)}, at ${clockTime(retryAt)}.`]
			: []),
		...labelled('Asked and answered', exchange),
		...labelled('Trace', evidence.traceId),
	];
}

function userWords(user: User, result: CheckResult, context: Context, now: number): string[] {
	const ends = result.expiresAt;
	const left = ends === undefined ? undefined : ends > now ? `${formatDuration(ends - now)} left` : 'ended';
	return [
		`User: ${[user.name, user.status].filter(part => part !== undefined).join(', ')}`,
		...labelled('Email', user.email),
		...labelled('Subject', user.subject),
		...labelled('Id', user.id),
		...labelled('Tenant', hostOf(context)),
		...labelled('Tenant id', user.tenantId),
		...labelled('Roles', user.roles.join(', ')),
		...labelled('Groups', user.groups.join(', ')),
		...labelled('Scopes', user.scopes.join(', ')),
		...labelled(context.credentials.kind === 'oauth' ? 'Token' : 'Key', left),
	];
}

function labelled(label: string, value: string | undefined): string[] {
	return value === undefined || value === '' ? [] : [`${label}: ${value}`];
}
