// Edits a contexts file until it is killed: node endless-editor.ts <path> <backups>. Says the number of each edit before and after.
import {writeSync} from 'node:fs';
import {openContextsStore} from '../../../source/contexts/open-store.ts';

const [path = '', backupsFolder = ''] = process.argv.slice(2);
const store = openContextsStore({path, backupsFolder});
const snapshot = store.read();
const comment = snapshot.ok ? snapshot.value.contexts.find(({name}) => name === 'counted')?.comment : undefined;
for (let number = Number(comment?.split(' ')[1] ?? 0) + 1; ; number++) {
	// Not process.stdout: what was said must have left this process when it is killed.
	writeSync(1, `begin ${number}\n`);
	const result = await store.apply({type: 'change', name: 'counted', fields: {comment: `number ${number}`}});
	writeSync(1, result.ok ? `end ${number}\n` : `problem ${result.problem.what}\n`);
}
