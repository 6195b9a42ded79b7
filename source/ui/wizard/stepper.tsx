import {stepTitles, wizardSteps} from '../../wizard/draft/fields.ts';
import type {WizardState} from '../../wizard/wizard-state.ts';
import {Spans} from '../components/spans.tsx';
import {fit, lineWidth, type Span, say} from '../spans.ts';
import {useTheme} from '../theme-context.ts';

/** `✔ Tenant   ✔ Authentication   ● Credentials   ○ Check   ○ Save` */
export function Stepper({state, cells}: {readonly state: WizardState; readonly cells: number}) {
	const {glyphs} = useTheme();
	const here = state.step.id === 'ended' || state.step.id === 'edit' ? -1 : wizardSteps.indexOf(state.step.id);
	const steps = wizardSteps.map((id, index): Span[] => {
		if (index === here) {
			return [say(`${glyphs.here} `, 'accent'), say(stepTitles[id], 'strong')];
		}

		if (index > here) {
			return [say(`${glyphs.waiting} ${stepTitles[id]}`, 'muted')];
		}

		const isDone = id !== 'check' || !isUnverified(state);
		return [isDone ? say(`${glyphs.done} `, 'good') : say(`${glyphs.failed} `, 'warn'), say(stepTitles[id])];
	});
	const gaps = steps.length - 1;
	const room = Math.floor((cells - lineWidth(steps.flat())) / gaps);
	const gap = say(' '.repeat(Math.max(1, Math.min(3, room))));
	const line = steps.flatMap((step, index) => (index === 0 ? step : [gap, ...step]));
	return <Spans line={fit(line, cells, glyphs.ellipsis)} />;
}

/** Saved despite a failed check. */
function isUnverified({step}: WizardState): boolean {
	return step.id === 'save' && step.proof.status === 'failed';
}
