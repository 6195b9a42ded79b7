import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {contextsIn, withoutContext} from '../../contexts/single-context.ts';
import {type Folders, madeInsideFolder} from '../../settings/folders.ts';
import {makePrivateFolder} from '../../settings/private-folder.ts';
import {safeText} from '../../text/safe/safe-text.ts';
import {findContext, type OpenContexts} from '../runtime/open-contexts.ts';
import type {Services} from '../runtime/services.ts';

/**
 * Adds contexts made inside a run to the real file, and reports it. Those that cannot be added because the name is taken are kept in a file
 * that only its owner can read, until they are imported or discarded.
 *
 * @param text the private contexts file as the command left it.
 */
export async function keepMadeContexts(
	services: Services,
	{store}: OpenContexts,
	own: string,
	text: string,
): Promise<void> {
	const made = withoutContext(text, own);
	if (made === undefined || contextsIn(made).length === 0) {
		return;
	}

	const now = store.read();
	const taken = contextsIn(made).filter(name => !now.ok || findContext(now.value, name) !== undefined);
	const added = taken.length === 0 ? await store.apply({type: 'import', text: made}) : undefined;
	if (added?.ok) {
		services.say(...contextsIn(made).map(name => `Added ${safeText(name)} to contexts.yml.`));
		return;
	}

	const file = keep(services.folders(), made);
	const why =
		added === undefined
			? `the name ${taken.map(name => `'${safeText(name)}'`).join(', ')} is taken`
			: added.problem.what;
	services.say(
		`The contexts created inside were not added: ${why}.`,
		`They are kept in ${file}. Add them with: qctx context import ${file}`,
	);
}

function keep(folders: Folders, text: string): string {
	const folder = madeInsideFolder(folders);
	makePrivateFolder(folder);
	const file = path.join(folder, `${new Date().toISOString().replaceAll(/[:.]/g, '-')}.yml`);
	writeFileSync(file, text, {flag: 'wx', mode: 0o600});
	return file;
}
