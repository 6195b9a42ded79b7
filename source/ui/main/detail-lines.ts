import type {Context} from '../../contexts/context.ts';
import {hostOf} from '../../live/host-of.ts';
import type {LiveState} from '../../live/live-state.ts';
import type {CheckResult, User} from '../../tenant/check-result.ts';
import {states} from '../../tenant/state.ts';
import {userMeJson} from '../../tenant/user-json.ts';
import {formatAge, formatDuration} from '../../text/duration.ts';
import {type SafeText, safeText} from '../../text/safe-text.ts';
import {jsonLines} from '../json-lines.ts';
import {type Line, type Role, type Span, say, span, wrapLine, wrapText} from '../lines.ts';
import type {Theme} from '../theme.ts';
import {failureLines} from './failure-lines.ts';

export interface DetailFacts {
	readonly context: Context;
	readonly live: LiveState;
	/** Epoch milliseconds. */
	readonly now: number;
	readonly jsonOnly: boolean;
	/** Cells inside the pane, and its rows. */
	readonly width: number;
	readonly height: number;
	readonly theme: Theme;
	/** Stands beside what is pending; it may turn. */
	readonly running: string;
}

/** A pane of few rows: what matters most has to stand at its top. */
function isLow({height}: DetailFacts): boolean {
	return height < 9;
}

const nothing: Line = [];
/** With the labels, an id of 32 characters takes the 40 cells that the pane has at least when it stands beside the list. */
const labelWidth = 8;

/** Everything that the right pane says about a context, top to bottom; longer than the pane, which scrolls. */
export function detailLines(facts: DetailFacts): Line[] {
	const {live, jsonOnly, context} = facts;
	const lines: Line[] = [stateLine(facts)];
	const {result} = live;
	if (jsonOnly && result?.user !== undefined) {
		return [...lines, ...gap(facts), ...rawLines(facts, result)];
	}

	lines.push(...remarks(facts));
	if (result?.failure !== undefined) {
		lines.push(...gap(facts), ...failureLines(result, {...facts, low: isLow(facts)}));
	}

	if (result?.user !== undefined) {
		lines.push(...gap(facts), ...userLines(result.user, result, facts), nothing, ...rawLines(facts, result));
	} else {
		const known = contextLines(context, facts);
		lines.push(...(known.length === 0 ? [] : gap(facts)), ...known);
	}

	return lines;
}

/** An empty line, where there are lines enough. */
function gap(facts: DetailFacts): Line[] {
	return isLow(facts) ? [] : [nothing];
}

/** `✔ valid · 142 ms · 3 s ago` */
function stateLine({live, now, theme, running}: DetailFacts): Line {
	const {glyph, ascii, role} = states[live.state];
	const mark = live.state === 'checking' ? running : theme.ascii ? ascii : glyph;
	const separator = ` ${theme.glyphs.separator} `;
	const parts: Span[] = [say(`${mark} ${live.state}`, role)];
	const {result} = live;
	const add = (text: string) => parts.push(say(`${separator}${text}`, 'muted'));
	const age = result === undefined ? '' : formatAge(Math.max(0, now - result.checkedAt));
	// Of an earlier run the age is what counts; while it is asked anew, the age of the present answer is not.
	if (live.remembered && result !== undefined) {
		add(age);
	} else if (result?.latencyMs !== undefined) {
		add(formatDuration(result.latencyMs));
	}

	if (live.pending) {
		add(result === undefined ? pendingStep(live) : `${running} checking`);
	} else if (!live.remembered && result !== undefined) {
		add(age);
	}

	return parts;
}

const stepWords = {
	reach: 'reaching the tenant',
	tls: 'checking its certificate',
	qlik: 'asking if it is Qlik Cloud',
	token: 'asking for a token',
	user: 'asking who this is',
};

function pendingStep({steps}: LiveState): string {
	const running = steps.find(step => step.status === 'running');
	return running === undefined ? 'waiting for its turn' : stepWords[running.id];
}

/** Warnings that stop nothing. */
function remarks({context, live, width}: DetailFacts): Line[] {
	const texts = [
		...(live.identityChange === undefined ? [] : [`Answers as ${live.identityChange}`]),
		...(context.insecure && live.result === undefined ? ['insecure: its certificate is not verified'] : []),
		...(live.result?.notes ?? []),
	];
	return texts.flatMap(text =>
		wrapText(safeText(text), width - 2).map((part, index) => [
			say(index === 0 ? '! ' : '  ', 'warn'),
			span(part, 'warn'),
		]),
	);
}

function userLines(user: User, result: CheckResult, facts: DetailFacts): Line[] {
	const {width, context, now} = facts;
	const status =
		user.status === undefined
			? []
			: [say('  '), span(safeText(user.status), user.status === 'active' ? 'muted' : 'warn')];
	const lines: Line[] = [
		...wrapLine([span(safeText(user.name), 'strong'), ...status], width),
		...field('Email', user.email, width),
		...field('Subject', user.subject, width),
		...field('Id', user.id, width),
		...field('Tenant', hostOf(context), width),
		...field('', user.tenantId, width),
		...field('Roles', list(user.roles), width),
		...field('Groups', list(user.groups), width),
		...field('Scopes', list(user.scopes), width),
	];
	if (result.expiresAt !== undefined) {
		const label = context.credentials.kind === 'oauth' ? 'Token' : 'Key';
		const left = result.expiresAt - now;
		const [text, role]: [string, Role] = left > 0 ? [`${formatDuration(left)} left`, 'plain'] : ['ended', 'warn'];
		lines.push([say(label.padEnd(labelWidth), 'muted'), say(text, role)]);
	}

	return [...lines, ...field('Comment', context.comment, width)];
}

function list(texts: readonly string[]): string | undefined {
	return texts.length === 0 ? undefined : texts.join(', ');
}

/** What the file says, as long as the tenant has said nothing. */
function contextLines(context: Context, {width}: DetailFacts): Line[] {
	return [...field('Server', context.server, width), ...field('Comment', context.comment, width)];
}

function field(label: string, value: string | undefined, width: number): Line[] {
	if (value === undefined || value === '') {
		return [];
	}

	const parts: SafeText[] = wrapText(safeText(value), Math.max(8, width - labelWidth));
	return parts.map((part, index) => [say((index === 0 ? label : '').padEnd(labelWidth), 'muted'), span(part)]);
}

function rawLines({width}: DetailFacts, result: CheckResult): Line[] {
	return jsonLines(userMeJson(result.raw)).flatMap(line => {
		const indent = /^ */.exec(line[0]?.text ?? '')?.[0].length ?? 0;
		return wrapLine(line, width, Math.min(indent + 2, width - 8));
	});
}
