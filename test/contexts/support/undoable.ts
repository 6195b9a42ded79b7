import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import type {ContextFields, ContextsEdit} from '../../../source/contexts/edit.ts';
import {openContextsStore} from '../../../source/contexts/open-store.ts';
import type {Change} from '../../../source/contexts/store.ts';
import {Secret} from '../../../source/credentials/secret.ts';
import type {Result} from '../../../source/text/problem.ts';
import {temporaryFolder} from './temporary-folder.ts';

export const start = `# my contexts
current-context: b # now
contexts:
  # the lab
  a:
    server: https://a # here
    # and its token
    headers:
      Authorization: Bearer one
      X-Keep: "1"
  b: {server: "https://b"}
  c:
    server: https://c
`;
export const fields: ContextFields = {
	server: 'https://new',
	credentials: {kind: 'api-key', token: new Secret('eyJ.made.up')},
};

export function open(content: string | null = start) {
	const folder = temporaryFolder();
	const file = path.join(folder, '.qlik', 'contexts.yml');
	let time = Date.UTC(2026, 0, 1);
	if (content !== null) {
		mkdirSync(path.dirname(file));
		writeFileSync(file, content, {mode: 0o600});
	}

	const store = openContextsStore({path: file, backupsFolder: path.join(folder, 'backups'), now: () => time});
	return {
		file,
		store,
		backups: path.join(folder, 'backups'),
		text: () => readFileSync(file, 'utf8'),
		/** As another program does it. */
		elsewhere: (change: (text: string) => string) => writeFileSync(file, change(readFileSync(file, 'utf8'))),
		wait: (ms: number) => {
			time += ms;
		},
		async apply(edit: ContextsEdit) {
			return made(await store.apply(edit));
		},
	};
}

export function made(result: Result<Change>): Change {
	if (!result.ok) throw new Error(result.problem.what);
	return result.value;
}

export function refusal(result: Result<unknown>): string {
	return result.ok ? `made: ${JSON.stringify(result.value)}` : `${result.problem.exitCode} ${result.problem.what}`;
}
