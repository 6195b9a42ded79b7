import {Box, Text, useApp, useStdout, useWindowSize} from 'ink';
import {useCallback, useEffect, useState} from 'react';
import {openWizard} from '../session/open-wizard.ts';
import type {Start} from '../session/workplace.ts';
import {emptyScreen, type FullScreenMode} from '../terminal/full-screen-mode.ts';
import {keyName} from '../terminal/input/key.ts';
import type {WizardSession} from '../wizard/session.ts';
import type {WizardOutcome} from '../wizard/wizard-state.ts';
import {useLook} from './hooks/use-look.ts';
import {useTitle} from './hooks/use-title.ts';
import {useHandOver} from './keyboard/use-hand-over.ts';
import {useKeys} from './keyboard/use-keys.ts';
import {useSuspend} from './keyboard/use-suspend.ts';
import type {Look} from './look.ts';
import {isTooSmall, leastSize, type Size} from './main/layout.ts';
import {MainScreen} from './main/main-screen.tsx';
import type {MainStore} from './main/model/main-store.ts';
import type {ScreenActions} from './main/model/run-command.ts';
import {openShell} from './open-shell.ts';
import {ThemeContext} from './theme-context.ts';
import {Wizard} from './wizard/wizard.tsx';

export interface AppProps {
	readonly store: MainStore;
	readonly start: Start;
	readonly openPractice: () => Promise<MainStore>;
	readonly look: Look;
	readonly mode: FullScreenMode;
}

/** Chooses the screen, and has what all screens share: size, theme, title, suspension. */
export function App({store: own, start, openPractice, look, mode}: AppProps) {
	const {columns, rows} = useWindowSize();
	const {exit} = useApp();
	const [store, setStore] = useState(own);
	useLive(store);
	const {workplace} = store.session;
	// The wizard lives here, so that what was typed survives while the window is too small.
	const [wizard, setWizard] = useState<WizardSession | undefined>(() =>
		start.screen === 'wizard' ? openWizard(store.session, start) : undefined,
	);
	const theme = useLook(look, workplace.folders.cache);
	useTitle(store.session);
	const handOver = useHandOver(mode);
	const actions: ScreenActions = {
		quit: () => exit(),
		repaint: useRepaint(),
		suspend: useSuspend(handOver),
		openWizard: edit => {
			setWizard(openWizard(store.session, edit === undefined ? {} : {edit}));
		},
		openShell: (name, confirmed) => handOver(async () => openShell(store, name, confirmed)),
		openPractice: () => {
			openPractice().then(setStore, (error: unknown) => {
				store.notify(`the practice tenant did not start: ${String(error)}`, 'bad');
			});
		},
	};
	const tooSmall = isTooSmall({columns, rows});
	useSharedKeys(actions, {inWizard: wizard !== undefined, tooSmall});

	if (tooSmall) {
		return <TooSmall columns={columns} rows={rows} ascii={theme.ascii} />;
	}

	const leaveWizard = (outcome: WizardOutcome) => {
		wizard?.close();
		setWizard(undefined);
		if (outcome.type === 'saved') {
			store.reveal(outcome.name);
			store.notify(outcome.message, 'good');
		}

		store.dispatch({type: 'wizard-closed', now: store.session.now()});
	};

	return (
		<ThemeContext.Provider value={theme}>
			{wizard === undefined ? (
				<MainScreen store={store} actions={actions} columns={columns} rows={rows} />
			) : (
				<Wizard session={wizard} practice={workplace.practice} columns={columns} rows={rows} onLeave={leaveWizard} />
			)}
		</ThemeContext.Provider>
	);
}

/**
 * The first check loads the HTTP client, which takes as long as several frames, so keys pressed during the start are handled first. Counted
 * from the moment when the first frame is drawn and measured and keys are read again.
 */
const beforeChecksMs = 100;

/** Runs the checks and watches the file while this session is shown. */
function useLive(store: MainStore): void {
	useEffect(() => {
		const {session} = store;
		const start = () => {
			const {state, rows, layout} = store.getSnapshot();
			const visible = rows.slice(state.top, state.top + layout.listRows);
			session.checkAtStart({cursor: state.cursor, visible: visible.map(({name}) => name)});
		};
		let starting = setTimeout(() => {
			starting = setTimeout(start, beforeChecksMs);
		}, 0);
		session.watch();
		return () => {
			clearTimeout(starting);
			store.close();
			session.close();
		};
	}, [store]);
}

/** Keys that are not in the main screen's table. */
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

/** Redraws everything: handing over the terminal for an instant makes Ink forget what it drew. */
function useRepaint(): () => void {
	const {suspendTerminal} = useApp();
	const {stdout} = useStdout();
	return useCallback(() => {
		void suspendTerminal(() => {
			stdout.write(emptyScreen);
		});
	}, [suspendTerminal, stdout]);
}

/** Shown instead of everything else until the window is larger. */
function TooSmall({columns, rows, ascii}: Size & {readonly ascii: boolean}) {
	const inWords = (size: Size) => `${size.columns}${ascii ? 'x' : '×'}${size.rows}`;
	const [least, present] = [inWords(leastSize), inWords({columns, rows})];
	const sentences = [`qctx needs ${least}, not ${present}`, `needs ${least}, is ${present}`, `needs ${least}`];
	return (
		<Box width={columns} height={rows} alignItems="center" justifyContent="center" overflow="hidden">
			<Text wrap="truncate">{sentences.find(({length}) => length <= columns) ?? least}</Text>
		</Box>
	);
}
