// A process of its own that edits a contexts file: node edit-child.ts <path> <backups> <edits as JSON>. Prints what came of each.
import type {ContextsEdit} from '../../../source/contexts/edit.ts';
import {openContextsStore} from '../../../source/contexts/open-store.ts';

const [path = '', backupsFolder = '', edits = '[]'] = process.argv.slice(2);
const store = openContextsStore({path, backupsFolder, lockPatience: 60_000});
const results: unknown[] = [];
for (const edit of JSON.parse(edits) as ContextsEdit[]) {
	const result = await store.apply(edit);
	results.push(
		result.ok
			? {ok: true, ...result.value, snapshot: undefined}
			: {...result, problem: {...result.problem, error: undefined}},
	);
}

process.stdout.write(JSON.stringify(results));
