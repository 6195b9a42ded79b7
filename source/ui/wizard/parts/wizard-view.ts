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
	/** Few rows: empty ones and dispensable explanations are left out. */
	readonly isCondensed: boolean;
	/** A second panel shows the context so far. */
	readonly hasPreview: boolean;
	/** The file's path as people write it. */
	readonly path: string;
	/** The focused field with its notes, which is kept visible. */
	readonly focusedBlock: RefObject<DOMElement | null>;
}

/** Width of a label column in cells, including the gap. */
export function labelColumn(labels: readonly string[]): number {
	return Math.max(...labels.map(label => label.length)) + 2;
}
