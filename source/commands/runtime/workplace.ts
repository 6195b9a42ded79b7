import type {ContextsStore} from '../../contexts/store.ts';
import type {Folders} from '../../settings/folders.ts';
import type {Settings} from '../../settings/settings.ts';
import {done, type Result} from '../../text/problem.ts';
import type {Practice, Services} from './services.ts';

/** What the full screen and its linear twin work on: the user's own file, or the practice tenant. */
export interface Workplace {
	readonly store: ContextsStore;
	readonly folders: Folders;
	readonly settings: Settings;
	readonly environment: NodeJS.ProcessEnv;
	readonly practice?: Practice;
	/** Starts the practice tenant, for the key `D`; `close` ends it. */
	readonly openPractice: () => Promise<Omit<Workplace, 'openPractice'> & {close(): Promise<void>}>;
}

/** The workplace of this run; a problem where there is no home folder, or the settings cannot be right. */
export async function workplaceOf(services: Services): Promise<Result<Workplace>> {
	const store = await services.store();
	if (!store.ok) {
		return store;
	}

	const settings = await services.settings();
	if (!settings.ok) {
		return settings;
	}

	const {environment} = services.io;
	return done({
		store: store.value,
		folders: services.folders(),
		settings: settings.value,
		environment,
		...(services.practice === undefined ? {} : {practice: services.practice}),
		async openPractice() {
			const {startPractice} = await import('./practice.ts');
			return startPractice(environment);
		},
	});
}
