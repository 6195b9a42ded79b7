import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {onTestFinished} from 'vitest';
import {openContextsStore} from '../../source/contexts/open-store.ts';
import {createSession, type SessionOptions} from '../../source/session/create-session.ts';
import type {Session} from '../../source/session/session.ts';
import type {Workplace} from '../../source/session/workplace.ts';
import {foldersBelow} from '../../source/settings/folders.ts';
import {defaultSettings, type Settings} from '../../source/settings/settings.ts';

export interface TestPlace {
	readonly workplace: Workplace;
	/** Another session over the same file and folders, as a second window or the next start. */
	open(options?: SessionOptions): Session;
	file(): string;
	write(text: string): void;
}

/** A folder with a contexts file of its own; gone after the test. */
export function openPlace(contexts: string, settings: Partial<Settings> = {}): TestPlace {
	const folder = mkdtempSync(join(tmpdir(), 'qctx-session-'));
	onTestFinished(() => rmSync(folder, {recursive: true, force: true}));
	const path = join(folder, 'contexts.yml');
	const write = (text: string) => writeFileSync(path, text, {mode: 0o600});
	write(contexts);
	const folders = foldersBelow(folder);
	const workplace: Workplace = {
		store: openContextsStore({path, backupsFolder: join(folder, 'backups')}),
		folders,
		settings: {...defaultSettings, ...settings},
		environment: {},
	};
	return {
		workplace,
		open(options) {
			const session = createSession(workplace, options);
			onTestFinished(() => session.close());
			return session;
		},
		file: () => readFileSync(path, 'utf8'),
		write,
	};
}

/** Contexts with an API key each, at `server`; the first is current. */
export function contextsText(names: readonly string[], server = 'https://acme.eu.qlikcloud.com'): string {
	const entries = names.map(
		name =>
			`  ${name}:\n    headers:\n      Authorization: Bearer made-up-${name}\n    server: ${server}\n    server-type: cloud\n`,
	);
	return `contexts:\n${entries.join('')}current-context: ${names[0]}\n`;
}
