import path from 'node:path';
import type {ContextsStore} from '../../contexts/store.ts';
import {backupsFolder, type Folders} from '../../settings/folders.ts';
import {defaultSettings, type Settings} from '../../settings/settings.ts';
import type {Practice} from './services.ts';

/** The practice tenant as a place to work on. */
export interface PracticePlace {
	readonly store: ContextsStore;
	readonly folders: Folders;
	readonly settings: Settings;
	readonly environment: NodeJS.ProcessEnv;
	readonly practice: Practice;
	/** Ends it; nothing is left. */
	close(): Promise<void>;
}

/** Starts the practice tenant. Nothing of the user's is read or written there, so the home folder is another one, too. */
export async function startPractice(environment: NodeJS.ProcessEnv): Promise<PracticePlace> {
	const [{startDemo}, {openContextsStore}] = await Promise.all([
		import('../../demo/demo-contexts.ts'),
		import('../../contexts/open-store.ts'),
	]);
	const demo = await startDemo(environment);
	const home = path.dirname(demo.folders.data);
	const {ZDOTDIR: _, XDG_CONFIG_HOME: __, ...others} = demo.environment;
	return {
		store: openContextsStore({path: demo.contextsPath, backupsFolder: backupsFolder(demo.folders)}),
		folders: demo.folders,
		settings: defaultSettings,
		environment: {...others, HOME: home, USERPROFILE: home},
		practice: demo.hint,
		close: async () => demo.close(),
	};
}
