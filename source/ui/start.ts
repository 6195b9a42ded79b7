import type {WizardRequest} from '../session/open-wizard.ts';

/** Which screen opens first. */
export type Start =
	/** With the cursor on this context instead of the current one. */
	{readonly screen: 'list'; readonly cursor?: string} | ({readonly screen: 'wizard'} & Omit<WizardRequest, 'edit'>);
