import {safeText} from '../../text/safe-text.ts';
import {stepTitles, wizardSteps} from '../../wizard/fields.ts';
import {fieldToFix, focusedField} from '../../wizard/step-fields.ts';
import type {WizardState} from '../../wizard/wizard-state.ts';
import {fit, type Line, lineWidth, type Span, say, span} from '../lines.ts';
import type {Theme} from '../theme.ts';

/** ` qctx  new context` */
export function headerLine({original}: WizardState, columns: number, ellipsis: string): Line {
	const what: Span[] =
		original === undefined ? [say('  new context')] : [say('  edit '), span(safeText(original.name))];
	return fit([say(' qctx', 'strong'), ...what], columns, ellipsis);
}

/** `✔ Tenant   ✔ Authentication   ● Credentials   ○ Check   ○ Save` */
export function stepsLine(state: WizardState, columns: number, {glyphs}: Theme): Line {
	const here = state.step.id === 'ended' ? wizardSteps.length : wizardSteps.indexOf(state.step.id);
	const steps = wizardSteps.map((id, index): Span[] => {
		if (index === here) {
			return [say(`${glyphs.here} `, 'accent'), say(stepTitles[id], 'strong')];
		}

		const isDone = index < here && !(id === 'check' && isUnproven(state));
		return isDone
			? [say(`${glyphs.done} `, 'good'), say(stepTitles[id])]
			: index < here
				? [say(`${glyphs.failed} `, 'warn'), say(stepTitles[id])]
				: [say(`${glyphs.waiting} ${stepTitles[id]}`, 'muted')];
	});
	const wide = lineWidth(steps.flat()) + 3 * (steps.length - 1) + 6 <= columns;
	const gap = say(wide ? '   ' : '  ');
	return fit(
		[say(wide ? '   ' : ' '), ...steps.flatMap((step, index) => (index === 0 ? step : [gap, ...step]))],
		columns,
	);
}

/** Saved anyway, after a check that failed. */
function isUnproven({step}: WizardState): boolean {
	return step.id === 'save' && step.proof.status === 'failed';
}

type Entry = readonly [key: string, label: string];

/** What the keys do now. */
export function footerEntries(state: WizardState, columns: number): readonly Entry[] {
	if (state.confirmingLeave) {
		return [
			['y', 'leave, what was typed is lost'],
			['n', 'stay'],
		];
	}

	switch (state.step.id) {
		case 'tenant':
			return [
				['Enter', 'next'],
				['Ctrl-U', 'empty'],
				['Esc', 'leave'],
			];
		case 'authentication':
			return [
				['Enter', 'next'],
				['Esc', 'back'],
			];
		case 'credentials': {
			const isLast = focusedField(state) !== 'client-id';
			const other: readonly Entry[] =
				state.draft.kind.trim().toLowerCase().startsWith('o') || !isLast ? [['Tab', 'other field']] : [];
			return [['Enter', isLast ? 'check' : 'next'], ...other, ['Ctrl-U', 'empty'], ['Esc', 'back']];
		}

		case 'check':
			return checkEntries(state, columns < 80);
		case 'save': {
			if (state.step.progress.status === 'saving') {
				return [['', 'saving']];
			}

			const {focus} = state.step;
			const isLast =
				focus === 'make-current' || (state.original !== undefined && state.original.name === state.contexts.current);
			const toggle: readonly Entry[] = focus === 'replace' || focus === 'make-current' ? [['Space', 'yes or no']] : [];
			return [['Enter', isLast ? 'save' : 'next'], ...toggle, ['Tab', 'other field'], ['Esc', 'back']];
		}

		case 'ended':
			return [];
	}
}

function checkEntries(state: WizardState, isNarrow: boolean): readonly Entry[] {
	if (state.step.id !== 'check' || state.step.progress.status === 'running') {
		return [
			['', 'checking'],
			['Esc', 'back'],
		];
	}

	const {progress} = state.step;
	if (progress.status === 'passed') {
		return [
			['Enter', 'next'],
			['Esc', 'back'],
		];
	}

	const field = fieldToFix(state, progress.result.failure?.action ?? 'elsewhere');
	const again = isNarrow ? 'again' : 'try again';
	const save: Entry = ['s', isNarrow ? 'save' : 'save anyway'];
	if (field === undefined) {
		return [['Enter', again], save, ['Esc', 'back']];
	}

	const enter: Entry = ['Enter', `${isNarrow ? '' : 'back '}${toField[field] ?? 'back'}`];
	return [enter, ['r', again], save, ['Esc', 'back']];
}

const toField: Readonly<Partial<Record<string, string>>> = {
	server: 'to the tenant URL',
	kind: 'to the choice',
	'client-id': 'to the client ID',
	'client-secret': 'to the secret',
	'api-key': 'to the API key',
};

/** The question whether to leave, over the footer. */
export function leavingLine(columns: number): Line {
	return fit([say(' Leave the wizard?', 'warn'), say(' What you typed is not saved.')], columns);
}
