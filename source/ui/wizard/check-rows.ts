import {describeFailure} from '../../describe/failure.ts';
import type {CheckResult} from '../../tenant/check-result.ts';
import {formatDuration} from '../../text/duration.ts';
import {safeText} from '../../text/safe-text.ts';
import {displayWidth, truncate} from '../../text/width.ts';
import {type CheckLine, checkLines} from '../../wizard/check-lines.ts';
import type {CheckProgress} from '../../wizard/wizard-state.ts';
import {type Role, say, span} from '../lines.ts';
import type {Theme} from '../theme.ts';
import {type BodyFacts, type BodyRow, emptyRow, prose, row} from './body-row.ts';

/** The visible chain, then what came of it. */
export function checkRows(facts: BodyFacts, progress: CheckProgress): BodyRow[] {
	const rows = checkLines(progress.steps).map(line => chainRow(line, facts));
	switch (progress.status) {
		case 'running':
			return rows;
		case 'passed':
			return progress.result.user === undefined
				? failureRows(progress.result, false, facts)
				: [...rows, emptyRow, ...whoRows(progress.result, facts)];
		case 'failed':
			return [...rows, emptyRow, ...failureRows(progress.result, progress.tooEarly, facts)];
	}
}

function chainRow({status, text, ms}: CheckLine, {width, theme}: BodyFacts): BodyRow {
	const {mark, role} = markOf(status, theme);
	// What took no time was answered with the step before.
	const time = status === 'skipped' ? 'not needed' : ms === undefined || ms < 1 ? '' : formatDuration(ms);
	const room = Math.min(width, 72) - 2 - 10;
	const shown = truncate(text, room, theme.glyphs.ellipsis);
	return row([
		say(`${mark} `, role),
		span(shown, status === 'waiting' || status === 'skipped' ? 'muted' : 'plain'),
		say(' '.repeat(Math.max(1, room - displayWidth(shown))) + time.padStart(10), 'muted'),
	]);
}

function markOf(status: CheckLine['status'], {glyphs}: Theme): {mark: string; role: Role} {
	switch (status) {
		case 'done':
			return {mark: glyphs.done, role: 'good'};
		case 'failed':
			return {mark: glyphs.failed, role: 'bad'};
		case 'running':
			return {mark: glyphs.running, role: 'accent'};
		case 'waiting':
		case 'skipped':
			return {mark: glyphs.separator, role: 'muted'};
	}
}

function whoRows({user, expiresAt, notes}: CheckResult, {now, width, theme}: BodyFacts): BodyRow[] {
	const separator = ` ${theme.glyphs.separator} `;
	const facts = [
		user?.roles.join(', '),
		expiresAt === undefined ? undefined : `good for ${formatDuration(expiresAt - now)}`,
	].filter(part => part !== undefined && part !== '');
	return [
		...prose(safeText([`Signed in as ${user?.name ?? ''}`, ...facts].join(separator)), 'good', width),
		...notes.flatMap(note => prose(safeText(note), 'warn', width)),
	];
}

function failureRows(result: CheckResult, tooEarly: boolean, {width, now, theme}: BodyFacts): BodyRow[] {
	const {headline, cause, cure, evidence} = describeFailure(result, {
		now,
		retries: false,
		...(theme.ascii ? {arrow: '->'} : {}),
	});
	return [
		...prose(safeText(headline), 'strong', width),
		...(cause === '' ? [] : prose(safeText(cause), 'plain', width)),
		emptyRow,
		...(cure === '' ? [] : prose(safeText(cure), tooEarly ? 'bad' : 'plain', width)),
		...result.notes.flatMap(note => prose(safeText(note), 'warn', width)),
		emptyRow,
		...evidence.flatMap(text => prose(safeText(text), 'muted', width)),
	];
}
