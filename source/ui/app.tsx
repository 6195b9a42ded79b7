import {Box, Text, useApp, useStdout, useWindowSize} from 'ink';
import {useCallback, useEffect, useMemo, useState} from 'react';
import {watchContexts} from '../live/contexts-watcher.ts';
import type {WizardSession} from '../wizard/session.ts';
import type {WizardOutcome} from '../wizard/wizard-state.ts';
import {useKeys} from './hooks/use-keys.ts';
import {type Look, useLook} from './hooks/use-look.ts';
import {useSuspend} from './hooks/use-suspend.ts';
import {useTitle} from './hooks/use-title.ts';
import {keyName} from './key-name.ts';
import {leastColumns, leastRows} from './main/layout.ts';
import {createMainModel, type MainModel} from './main/main-model.ts';
import {MainScreen} from './main/main-screen.tsx';
import type {ScreenActions} from './main/run-command.ts';
import {startChecks} from './main/start-checks.ts';
import {openWizard, type WizardRequest} from './open-wizard.ts';
import type {UiServices} from './services.ts';
import {alternateScrollBack} from './terminal/alternate-scroll.ts';
import {restoreTitle} from './terminal/title.ts';
import {ThemeContext} from './theme.ts';
import {WizardView} from './wizard-view.tsx';

/** Which screen opens first. */
export type Start =
	/** With the cursor on this context instead of the current one. */
	{readonly screen: 'list'; readonly cursor?: string} | ({readonly screen: 'wizard'} & Omit<WizardRequest, 'edit'>);

interface Props {
	readonly services: UiServices;
	readonly start: Start;
	readonly openPractice: () => Promise<UiServices>;
	readonly look: Look;
}

/** Chooses the screen and holds what all screens share: size, looks, title, suspension. */
export function App({services: own, start, openPractice, look}: Props) {
	const {columns, rows} = useWindowSize();
	const {exit} = useApp();
	const [services, setServices] = useState(own);
	const model = useModel(services, start.screen === 'list' ? start.cursor : undefined);
	// The wizard lives here, so that a window that is too small for a moment costs nothing that was typed.
	const [wizard, setWizard] = useState<WizardSession | undefined>(() =>
		start.screen === 'wizard' ? openWizard(model, start) : undefined,
	);
	const theme = useLook(look, services.folders.cache);
	useTitle(model);
	useRestoreAtExit();
	const actions: ScreenActions = {
		quit: () => exit(),
		repaint: useRepaint(),
		suspend: useSuspend(),
		openWizard: edit => {
			setWizard(openWizard(model, edit === undefined ? {} : {edit}));
		},
		openPractice: () => {
			openPractice().then(setServices, (error: unknown) => {
				model.notify(`the practice tenant did not start: ${String(error)}`, 'bad');
			});
		},
	};
	const tooSmall = columns < leastColumns || rows < leastRows;
	useSharedKeys(actions, {inWizard: wizard !== undefined, tooSmall});

	if (tooSmall) {
		return <TooSmall columns={columns} rows={rows} />;
	}

	const leaveWizard = (outcome: WizardOutcome) => {
		wizard?.close();
		setWizard(undefined);
		if (outcome.type === 'saved') {
			model.reload(outcome.name);
			model.notify(outcome.words, 'good');
		}
	};

	return (
		<ThemeContext.Provider value={theme}>
			{wizard === undefined ? (
				<MainScreen model={model} actions={actions} columns={columns} rows={rows} />
			) : (
				<WizardView session={wizard} practice={services.practice} columns={columns} rows={rows} onLeave={leaveWizard} />
			)}
		</ThemeContext.Provider>
	);
}

/** The main screen's model for these services, with checks started and the file watched. */
function useModel(services: UiServices, cursor: string | undefined): MainModel {
	const model = useMemo(() => {
		const created = createMainModel(services);
		if (created.state().snapshot.contexts.some(({name}) => name === cursor)) {
			created.dispatch({type: 'cursor', name: cursor});
		}

		return created;
	}, [services, cursor]);
	useEffect(() => {
		const {store, settings} = model.services;
		startChecks(model, settings.checkOnStart);
		const watcher = watchContexts(store.path, () => {
			model.reload();
		});
		// What changed between the first reading and now was not watched yet.
		model.reload();
		return () => {
			watcher.close();
			model.close();
		};
	}, [model]);
	return model;
}

/** Keys that work where the main screen's table is not asked. */
function useSharedKeys(actions: ScreenActions, {inWizard, tooSmall}: {inWizard: boolean; tooSmall: boolean}): void {
	useKeys(
		key => {
			const name = keyName(key);
			if (name === 'ctrl+z') {
				actions.suspend();
			} else if (name === 'ctrl+l') {
				actions.repaint();
			} else if (tooSmall && (name === 'ctrl+c' || (name === 'q' && !inWizard))) {
				actions.quit();
			}
		},
		{isActive: inWizard || tooSmall},
	);
}

/** Also a crash gives the wheel, line breaks and the title back; Ink does so for the screen and the modes that it has set. */
function useRestoreAtExit(): void {
	const {stdout} = useStdout();
	useEffect(() => {
		const terminal = stdout as NodeJS.WriteStream;
		const restore = () => {
			terminal.write(alternateScrollBack);
			restoreTitle(terminal);
		};
		process.on('exit', restore);
		return () => {
			process.off('exit', restore);
		};
	}, [stdout]);
}

/** Draws everything anew: handing the terminal over for no time makes Ink forget what it drew. */
function useRepaint(): () => void {
	const {suspendTerminal} = useApp();
	return useCallback(() => {
		void suspendTerminal(() => undefined);
	}, [suspendTerminal]);
}

function TooSmall({columns, rows}: {columns: number; rows: number}) {
	return (
		<Box width={columns} height={rows} alignItems="center" justifyContent="center" overflow="hidden">
			<Text wrap="truncate">qctx needs {`${leastColumns}×${leastRows}`}</Text>
		</Box>
	);
}
