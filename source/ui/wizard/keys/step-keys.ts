import type {Key} from '../../../terminal/input/key.ts';
import type {SwitchFieldId} from '../../../wizard/draft/fields.ts';
import type {WizardSession} from '../../../wizard/session.ts';

/** Keys other than `y`, `n`, Enter and Esc do nothing, because what was typed would be lost. */
export function answerLeaving(session: WizardSession, key: Key): void {
	if (/^y$/i.test(key.text) && !key.ctrl && !key.alt) {
		session.dispatch({type: 'leave', yes: true});
	} else if (/^n$/i.test(key.text) || key.name === 'escape' || key.name === 'enter') {
		session.dispatch({type: 'leave', yes: false});
	}
}

/** Handles the keys that mean the same in every step; false for any other key. */
export function pressMove(session: WizardSession, key: Key): boolean {
	switch (key.name) {
		case 'enter':
			session.dispatch({type: 'enter'});
			return true;
		case 'escape':
			session.dispatch({type: 'back'});
			return true;
		case 'tab':
		case 'down':
			session.dispatch({type: 'next-field'});
			return true;
		case 'backtab':
		case 'up':
			session.dispatch({type: 'previous-field'});
			return true;
		default:
			return false;
	}
}

/** The keys of the check, where no field has the focus. */
export function pressOnCheck(session: WizardSession, key: Key): void {
	if (key.ctrl || key.alt) {
		return;
	}

	if (key.text === 'r') {
		session.dispatch({type: 'check-again'});
	} else if (key.text === 's') {
		session.dispatch({type: 'save-anyway'});
	}
}

/** On a yes-or-no field: Space and the arrows toggle it, `y` and `n` set it; any other key does nothing. */
export function pressOnSwitch(session: WizardSession, field: SwitchFieldId, key: Key): void {
	const isArrow = key.name === 'left' || key.name === 'right';
	if (!isArrow && (key.ctrl || key.alt || !/^[ yn]$/i.test(key.text))) {
		return;
	}

	const {draft} = session.getSnapshot();
	const isOn = field === 'replace' ? draft.replace : draft.makeCurrent;
	const on = /^[yn]$/i.test(key.text) ? key.text.toLowerCase() === 'y' : !isOn;
	session.dispatch({type: 'switched', field, on});
}
