import type {ContextsStore} from '../contexts/store.ts';
import type {LiveChecks} from '../live/live-checks.ts';
import type {Folders} from '../settings/folders.ts';
import type {Settings} from '../settings/settings.ts';

/** A client of the practice tenant to try the wizard with. */
export interface PracticeHint {
	readonly url: string;
	readonly clientId: string;
	readonly clientSecret: string;
}

/** What the screens work with; one set for the user's own file, another for the practice tenant. */
export interface UiServices {
	readonly store: ContextsStore;
	readonly checks: LiveChecks;
	readonly folders: Folders;
	readonly settings: Settings;
	readonly environment: NodeJS.ProcessEnv;
	/** Set when this is the practice tenant. */
	readonly practice: PracticeHint | undefined;
	/** The home folder, written as `~` in the header. */
	readonly home: string | undefined;
	readonly now: () => number;
	/** For sequences that draw nothing: the clipboard's. */
	readonly writeToTerminal: (sequence: string) => void;
}
