import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {openContextsStore} from '../../source/contexts/open-store.ts';
import type {ContextsStore} from '../../source/contexts/store.ts';
import {type PracticeTenant, startPracticeTenant} from '../../source/demo/practice-tenant.ts';

/** A folder with a contexts file of its own, and a practice tenant: what a wizard works on. */
export interface Workplace extends AsyncDisposable {
	readonly tenant: PracticeTenant;
	readonly store: ContextsStore;
	/** What contexts.yml holds; empty when there is none. */
	file(): string;
}

/** `contexts`: what the file holds, where `URL` stands for the tenant's. */
export async function openWorkplace(contexts?: string): Promise<Workplace> {
	const tenant = await startPracticeTenant();
	const folder = mkdtempSync(join(tmpdir(), 'qctx-wizard-'));
	const path = join(folder, 'contexts.yml');
	if (contexts !== undefined) {
		writeFileSync(path, contexts.replaceAll('URL', tenant.url), {mode: 0o600});
	}

	return {
		tenant,
		store: openContextsStore({path, backupsFolder: join(folder, 'backups')}),
		file() {
			try {
				return readFileSync(path, 'utf8');
			} catch {
				return '';
			}
		},
		async [Symbol.asyncDispose]() {
			await tenant.close();
			rmSync(folder, {recursive: true, force: true});
		},
	};
}
