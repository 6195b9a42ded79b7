import {Box, Text, useApp, useStdout, useWindowSize} from 'ink';
import {useCallback, useEffect, useState} from 'react';
import {openWizard} from '../session/open-wizard.ts';
import type {WizardSession} from '../wizard/session.ts';
import type {WizardOutcome} from '../wizard/wizard-state.ts';
import {useKeys} from './hooks/use-keys.ts';
import {useLook} from './hooks/use-look.ts';
import {useSuspend} from './hooks/use-suspend.ts';
import {useTitle} from './hooks/use-title.ts';
import {keyName} from './key-name.ts';
import type {Look} from './look.ts';
import {leastColumns, leastRows} from './main/layout.ts';
import type {MainModel} from './main/main-model.ts';
import {MainScreen} from './main/main-screen.tsx';
import type {ScreenActions} from './main/run-command.ts';
import type {Start} from './start.ts';
import {emptyScreen, type FullScreenMode} from './terminal/full-screen-mode.ts';
import {ThemeContext} from './theme-context.ts';
import {WizardView} from './wizard-view.tsx';

export interface AppProps {
	readonly model: MainModel;
	readonly start: Start;
	readonly openPractice: () => Promise<MainModel>;
	readonly look: Look;
	readonly mode: FullScreenMode;
}

/** Chooses the screen and holds what all screens share: size, looks, title, suspension. */
export function App({model: own, start, openPractice, look, mode}: AppProps) {
	const {columns, rows} = useWindowSize();
	const {exit} = useApp();
	const [model, setModel] = useState(own);
	useLive(model);
	const {services} = model;
	// The wizard lives here, so that a window that is too small for a moment costs nothing that was typed.
	const [wizard, setWizard] = useState<WizardSession | undefined>(() =>
		start.screen === 'wizard' ? openWizard(model.session, start) : undefined,
	);
	const theme = useLook(look, services.folders.cache);
	useTitle(model);
	const actions: ScreenActions = {
		quit: () => exit(),
		repaint: useRepaint(),
		suspend: useSuspend(mode),
		openWizard: edit => {
			setWizard(openWizard(model.session, edit === undefined ? {} : {edit}));
		},
		openPractice: () => {
			openPractice().then(setModel, (error: unknown) => {
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
			model.goTo(outcome.name);
			model.notify(outcome.message, 'good');
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

/** The first check loads the HTTP client, which takes as long as several frames: what was pressed while the program started is answered before. */
const beforeChecksMs = 50;

/** Starts the checks and watches the file, as long as this model is shown. */
function useLive(model: MainModel): void {
	useEffect(() => {
		const {session} = model;
		const starting = setTimeout(() => {
			const {cursor, top} = model.state();
			const visible = model.selection().contexts.slice(top, top + model.viewport.listRows);
			session.checkAtStart({cursor, visible: visible.map(({name}) => name)});
		}, beforeChecksMs);
		session.watch();
		return () => {
			clearTimeout(starting);
			model.close();
			session.close();
		};
	}, [model]);
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

/** Draws everything anew: handing the terminal over for no time makes Ink forget what it drew. */
function useRepaint(): () => void {
	const {suspendTerminal} = useApp();
	const {stdout} = useStdout();
	return useCallback(() => {
		void suspendTerminal(() => {
			stdout.write(emptyScreen);
		});
	}, [suspendTerminal, stdout]);
}

function TooSmall({columns, rows}: {columns: number; rows: number}) {
	return (
		<Box width={columns} height={rows} alignItems="center" justifyContent="center" overflow="hidden">
			<Text wrap="truncate">qctx needs {`${leastColumns}×${leastRows}`}</Text>
		</Box>
	);
}
