import {Box} from 'ink';
import type {ReactNode} from 'react';
import type {WizardView} from './wizard-view.ts';

/** The parts of a step, with an empty row between them where there is room. */
export function Sections({view, children}: {readonly view: WizardView; readonly children: ReactNode}) {
	return (
		<Box flexDirection="column" rowGap={view.isCondensed ? 0 : 1}>
			{children}
		</Box>
	);
}

/** A part of a step. */
export function Section({children}: {readonly children: ReactNode}) {
	return <Box flexDirection="column">{children}</Box>;
}
