import {styleText} from 'node:util';
import type {Context} from '../../contexts/context.ts';
import {signInLabel} from '../../describe/sign-in.ts';
import {causeText, cureWithCommand} from '../../describe/states/failure.ts';
import {shellWord} from '../../describe/words/shell-word.ts';
import {shownText} from '../../describe/words/shown-text.ts';
import {hostOf} from '../../live/host-of.ts';
import type {CheckResult} from '../../tenant/check-result.ts';
import {type State, states} from '../../tenant/state.ts';
import {clockTime} from '../../text/clock-time.ts';
import {formatDuration} from '../../text/duration.ts';
import {displayWidth, padToWidth, truncate} from '../../text/width.ts';
import {masked} from '../runtime/context-json.ts';

/** One context and the result of its check. */
export interface Checked {
	readonly context: Context;
	readonly result: CheckResult;
	/** Milliseconds until the key expires, if that is sooner than `--expires-within` or the settings allow; otherwise undefined. */
	readonly endsIn: number | undefined;
}

export interface RowLook {
	readonly colour: boolean;
	readonly unicode: boolean;
	/** Widths of the columns name, host and kind. */
	readonly widths: readonly [number, number, number];
	/** Terminal width. Rows are cut there, because the full text follows below all rows. Undefined cuts nothing. */
	readonly columns: number | undefined;
}

const stateWidth = Math.max(...Object.keys(states).map(state => state.length));

const colours = {good: 'green', bad: 'red', warn: 'yellow', muted: 'dim'} as const;

/** Column widths that fit all contexts, so that rows line up even though they arrive one by one. */
export function columnWidths(contexts: readonly Context[]): readonly [number, number, number] {
	const widest = (cell: (context: Context) => string) =>
		Math.max(0, ...contexts.map(context => displayWidth(cell(context))));
	return [widest(({name}) => shownText(name)), widest(host), widest(signInLabel)];
}

/** `✔ valid         acme-prod  acme.eu.qlikcloud.com  OAuth    qlik-cli m2m · 142 ms` */
export function checkRow(checked: Checked, {colour, unicode, widths, columns}: RowLook): string {
	const {context, result} = checked;
	const words = outcome(checked, unicode ? ' · ' : ', ');
	const room = (columns ?? Number.POSITIVE_INFINITY) - stateWidth - widths.reduce((sum, width) => sum + width, 0) - 10;
	return [
		stateCell(result.state, colour, unicode),
		padToWidth(shownText(context.name), widths[0]),
		padToWidth(host(context), widths[1]),
		padToWidth(signInLabel(context), widths[2]),
		room >= leastRoom ? truncate(words, room, unicode ? '…' : '~') : words,
	]
		.join('  ')
		.trimEnd();
}

/** An outcome cut shorter than this many cells is meaningless. */
const leastRoom = 12;

/** Glyph and word of a state, as wide as the widest. */
export function stateCell(state: State, colour: boolean, unicode: boolean): string {
	const {glyph, ascii, role} = states[state];
	const cell = `${unicode ? glyph : ascii} ${state.padEnd(stateWidth)}`;
	return colour ? styleText(colours[role], cell, {validateStream: false}) : cell;
}

function host(context: Context): string {
	return shownText(hostOf(context));
}

function outcome({result, endsIn}: Checked, separator: string): string {
	const {state, user, failure, latencyMs} = result;
	const parts =
		state === 'valid'
			? [shownText(user?.name ?? ''), latencyMs === undefined ? '' : formatDuration(latencyMs)]
			: [failure === undefined ? '' : codeWords(result) + shownText(failure.what)];
	if (failure?.retryAt !== undefined) {
		parts.unshift(`until ${clockTime(failure.retryAt)}`);
	}

	if (endsIn !== undefined) {
		parts.push(endsIn <= 0 ? 'clock wrong?' : `ends in ${formatDuration(endsIn)}`);
	}

	return parts.filter(part => part !== '').join(separator);
}

function codeWords({failure}: CheckResult): string {
	const {status, code} = failure?.evidence ?? {};
	const words = [status, code].filter(part => part !== undefined).join(' ');
	return words === '' ? '' : `${shownText(words)}: `;
}

/** One object of `check --json`, null where unknown; times in ISO 8601. */
export function checkJson({context, result, endsIn}: Checked, currentName: string | undefined) {
	const {state, user, latencyMs, checkedAt, expiresAt, failure} = result;
	const ending = endsIn === undefined ? undefined : endingWords(endsIn, context.name);
	return {
		name: masked(context.name),
		server: masked(context.server),
		kind: context.credentials.kind,
		current: context.name === currentName,
		state,
		user: user?.name ?? null,
		tenantId: user?.tenantId ?? null,
		latencyMs: latencyMs === undefined ? null : Math.round(latencyMs),
		checkedAt: new Date(checkedAt).toISOString(),
		expiresAt: expiresAt === undefined ? null : new Date(expiresAt).toISOString(),
		cause: masked(failure === undefined ? ending?.cause : causeText(failure)),
		cure: masked(failure === undefined ? ending?.cure : cureWithCommand(failure, context.name, Date.now())),
		code: failure?.evidence.code ?? null,
		status: failure?.evidence.status ?? null,
	};
}

/** Cause and cure for a valid key that expires soon. A key past its expiry can still be valid if the tenant's clock differs. */
export function endingWords(endsIn: number, name: string): {readonly cause: string; readonly cure: string} {
	return {
		cause:
			endsIn <= 0
				? 'By the clock of this machine the API key has expired, but the tenant accepts it.'
				: `The API key ends in ${formatDuration(endsIn)}.`,
		cure:
			endsIn <= 0
				? 'Set the clock of this machine.'
				: `Put a new one in its place. Run: qctx rotate ${shellWord(name)}`,
	};
}
