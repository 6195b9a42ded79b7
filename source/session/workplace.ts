import type {ContextsStore} from '../contexts/store.ts';
import type {Folders} from '../settings/folders.ts';
import type {Settings} from '../settings/settings.ts';

/** A client of the practice tenant, to try the wizard with. */
export interface PracticeHint {
	readonly url: string;
	readonly clientId: string;
	readonly clientSecret: string;
}

/** What a front end works on: the user's own file, or the practice tenant. */
export interface Workplace {
	readonly store: ContextsStore;
	readonly folders: Folders;
	readonly settings: Settings;
	readonly environment: NodeJS.ProcessEnv;
	/** Set when this is the practice tenant. */
	readonly practice?: PracticeHint;
}

/** A temporary workplace: `close` leaves nothing behind. */
export interface TemporaryWorkplace extends Workplace {
	close(): Promise<void> | void;
}

/** What a front end is opened with. */
export interface OwnWorkplace extends Workplace {
	/** Starts the practice tenant. */
	readonly openPractice: () => Promise<TemporaryWorkplace>;
}

/** What a front end opens with: the list, with the cursor on this context instead of the current one, or the wizard. */
export type Start =
	| {readonly screen: 'list'; readonly cursor?: string}
	| {readonly screen: 'wizard'; readonly name?: string; readonly server?: string; readonly insecure?: boolean};
