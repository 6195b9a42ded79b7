import {homedir} from 'node:os';
import type {Session} from '../session/session.ts';
import type {PracticeHint, Workplace} from '../session/workplace.ts';

/** What the screens work with. */
export interface UiServices extends Pick<Workplace, 'store' | 'folders' | 'settings' | 'environment'> {
	readonly checks: Session['checks'];
	readonly practice: PracticeHint | undefined;
	/** The home folder, written as `~` in the header. */
	readonly home: string | undefined;
	readonly now: () => number;
}

export function uiServices({workplace, checks, now}: Session): UiServices {
	return {...workplace, practice: workplace.practice, checks, now, home: homedir()};
}
