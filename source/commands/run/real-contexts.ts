import {contextsFilePath} from '../../contexts/location.ts';
import {openContextsStore} from '../../contexts/open-store.ts';
import {backupsFolder} from '../../settings/folders.ts';
import {done, type Result} from '../../text/problem.ts';
import {type OpenContexts, openContexts} from '../runtime/open-contexts.ts';
import type {Services} from '../runtime/services.ts';

/**
 * The contexts file that a run takes its context from. Inside of another run that is the real one, not the private one of that run, so that a shell can
 * be opened in a shell.
 */
export async function openRealContexts(services: Services): Promise<Result<OpenContexts>> {
	const home = services.io.environment.QCTX_HOME;
	if (home === undefined || home === '') {
		return openContexts(services);
	}

	const path = contextsFilePath({...services.io.environment, QLIK_CLI_USER_HOME_DIR: home});
	if (!path.ok) {
		return path;
	}

	const store = openContextsStore({path: path.value, backupsFolder: backupsFolder(services.folders())});
	const snapshot = store.read();
	return snapshot.ok ? done({store, snapshot: snapshot.value}) : snapshot;
}
