import type {DOMElement} from 'ink';
import type {RefObject} from 'react';
import type {WizardState} from '../../../wizard/wizard-state.ts';
import type {WizardForm} from '../keys/wizard-form.ts';

/** What every part of the wizard's screen draws from. */
export interface WizardView {
	readonly state: WizardState;
	readonly form: WizardForm;
	/** Epoch milliseconds. */
	readonly now: number;
	/** Cells for text inside the panel. */
	readonly cells: number;
	/** Few rows: blank ones and explanations that can be missed are left out. */
	readonly isCondensed: boolean;
	/** A second panel shows what the answers come to. */
	readonly hasPreview: boolean;
	/** The file, as people write its path. */
	readonly path: string;
	/** The field that has the focus, with its notes: it is kept in view. */
	readonly focusedBlock: RefObject<DOMElement | null>;
}

/** Cells of a column of labels, gap included. */
export function labelColumn(labels: readonly string[]): number {
	return Math.max(...labels.map(label => label.length)) + 2;
}
