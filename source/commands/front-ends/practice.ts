import path from 'node:path';
import type {PracticeHint, TemporaryWorkplace} from '../../session/workplace.ts';
import {backupsFolder} from '../../settings/folders.ts';
import {defaultSettings} from '../../settings/settings.ts';

/** Starts the practice tenant. It never reads or writes the user's own files, so it also has its own home folder. */
export async function startPractice(
	environment: NodeJS.ProcessEnv,
): Promise<TemporaryWorkplace & {readonly practice: PracticeHint}> {
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
