import {writeFileSync} from 'node:fs';
import path from 'node:path';
import chalk from 'chalk';
import {beforeAll, describe, expect, it, onTestFinished} from 'vitest';
import {openContextsStore} from '../../source/contexts/open-store.ts';
import type {LastState} from '../../source/live/last-states.ts';
import {createLiveChecks} from '../../source/live/live-checks.ts';
import {targetIdentity} from '../../source/live/target-identity.ts';
import {createSession} from '../../source/session/create-session.ts';
import {defaultSettings} from '../../source/settings/settings.ts';
import {firstFrame} from '../../source/ui/first-frame.ts';
import type {Look} from '../../source/ui/look.ts';
import {createMainModel, type MainModel} from '../../source/ui/main/main-model.ts';
import {MainScreen} from '../../source/ui/main/main-screen.tsx';
import {createTheme} from '../../source/ui/theme.ts';
import {ThemeContext} from '../../source/ui/theme-context.ts';
import {temporaryFolder} from '../contexts/support/temporary-folder.ts';
import {Emulator} from '../terminal/emulator.ts';
import {InkScreen} from './ink-screen.ts';
import {sampleResult} from './main/samples.ts';

const names = ['acme-prod', '日本語のテナント', 'e\u0301clair', '🚀 launch', 'x'.repeat(90), 'plain'];
const contextsText = `current-context: acme-prod
contexts:
${names.map((name, index) => `  ${JSON.stringify(name)}:\n    server: https://tenant-${index}.eu.qlikcloud.com\n    oauth-client-id: made-up\n    oauth-client-secret: made-up\n`).join('')}`;

const look: Look = {colours: 3, unicode: true, background: 'dark', askBackground: false};
const actions = {quit() {}, repaint() {}, suspend() {}, openWizard() {}, openPractice() {}};
const nobody = () => new Promise<never>(() => undefined);

function openModel(text: string | undefined): MainModel {
	const folder = temporaryFolder();
	const file = path.join(folder, 'contexts.yml');
	if (text !== undefined) {
		writeFileSync(file, text, {mode: 0o600});
	}

	const store = openContextsStore({path: file, backupsFolder: path.join(folder, 'backups')});
	const read = store.read();
	const states = ['valid', 'rejected', 'unreachable'] as const;
	const remembered = (read.ok ? read.value.contexts : [])
		.slice(0, 3)
		.map((context, index): [string, LastState] => [
			context.name,
			{target: targetIdentity(context), result: sampleResult(states[index] ?? 'valid'), user: undefined},
		]);
	const checks = createLiveChecks({lastStates: new Map(remembered), needsToken: () => false, check: nobody});
	const workplace = {
		store,
		folders: {config: folder, data: folder, cache: folder, log: folder},
		settings: defaultSettings,
		environment: {},
	};
	const model = createMainModel(createSession(workplace, {checks, now: () => 90_000}));
	onTestFinished(() => {
		model.close();
		checks.close();
	});
	return model;
}

describe('the first frame', () => {
	beforeAll(() => {
		chalk.level = 3;
	});

	it.each([
		['contexts', 120, 40, contextsText],
		['contexts', 80, 24, contextsText],
		['contexts', 60, 15, contextsText],
		['no contexts', 120, 40, undefined],
		['a damaged file', 80, 24, 'contexts: ['],
	])('is cell by cell what Ink draws afterwards: %s at %i×%i', async (_, columns, rows, text) => {
		const model = openModel(text);
		const before = new Emulator({columns, rows, background: 'silent'});
		await before.write(Buffer.from(firstFrame(model, look, {columns, rows}).replaceAll('\n', '\r\n')));
		const screen = new InkScreen(
			<ThemeContext.Provider value={createTheme(look)}>
				<MainScreen model={model} actions={actions} columns={columns} rows={rows} />
			</ThemeContext.Provider>,
			{columns, rows},
		);
		await screen.shows('qctx');
		await screen.shows('help');
		expect(before.lines()).toEqual(screen.lines());
		for (let y = 0; y < rows; y++) {
			const row = (terminal: Emulator | InkScreen) => Array.from({length: columns}, (_, x) => terminal.cell(x, y));
			expect([y, row(before)]).toEqual([y, row(screen)]);
		}

		await screen.close();
		before.dispose();
	});

	it('is empty where the main screen does not fit', () => {
		expect(firstFrame(openModel(contextsText), look, {columns: 59, rows: 40})).toBe('');
		expect(firstFrame(openModel(contextsText), look, {columns: 120, rows: 14})).toBe('');
	});
});
