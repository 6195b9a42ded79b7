import {mkdirSync, statSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import type {ContextFields, ContextsEdit} from '../../../source/contexts/edit.ts';
import {openContextsStore} from '../../../source/contexts/open-store.ts';
import type {Change} from '../../../source/contexts/store.ts';
import {Secret} from '../../../source/credentials/secret.ts';
import type {Result} from '../../../source/text/problem.ts';
import {temporaryFolder} from './temporary-folder.ts';

export const fields: ContextFields = {
	server: 'https://x',
	credentials: {kind: 'api-key', token: new Secret('eyJ.made.up')},
};
export const add = (name: string): ContextsEdit => ({type: 'add', name, fields, makeCurrent: false});

export function open(folder = temporaryFolder(), file = path.join(folder, '.qlik', 'contexts.yml')) {
	const store = openContextsStore({path: file, backupsFolder: path.join(folder, 'backups'), lockPatience: 300});
	return {folder, file, store};
}

export function openWith(content: string, mode = 0o600) {
	const opened = open();
	mkdirSync(path.dirname(opened.file));
	writeFileSync(opened.file, content, {mode});
	return opened;
}

export const modeOf = (file: string): string => (statSync(file).mode & 0o7777).toString(8);

export function made(result: Result<Change>): Change {
	if (!result.ok) throw new Error(result.problem.what);
	return result.value;
}

export function refusal(result: Result<unknown>): string {
	return result.ok ? 'made' : `${result.problem.exitCode} ${result.problem.what} ${result.problem.cure}`;
}
