import type {SharedCommandId} from '../describe/command-names.ts';

/** Every command of the main screen. */
export type CommandId =
	| SharedCommandId
	| 'up'
	| 'down'
	| 'top'
	| 'bottom'
	| 'page-up'
	| 'page-down'
	| 'half-page-up'
	| 'half-page-down'
	| 'mark'
	| 'other-pane'
	| 'escape'
	| 'repaint'
	| 'suspend';
