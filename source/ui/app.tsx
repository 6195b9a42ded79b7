import {Box, Text, useApp, useStdin, useStdout, useWindowSize} from 'ink';
import {useCallback, useEffect, useMemo, useState} from 'react';
import {watchContexts} from '../live/contexts-watcher.ts';
import {useKeys} from './hooks/use-keys.ts';
import {useSuspend} from './hooks/use-suspend.ts';
import {useTitle} from './hooks/use-title.ts';
import {leastColumns, leastRows} from './main/layout.ts';
import {createMainModel} from './main/main-model.ts';
import {MainScreen} from './main/main-screen.tsx';
import type {ScreenActions} from './main/run-command.ts';
import {startChecks} from './main/start-checks.ts';
import type {UiServices} from './services.ts';
import {watchForBackground} from './terminal/background.ts';
import type {ColourLevel} from './terminal/colour-level.ts';
import {keepBackground} from './terminal/kept-background.ts';
import {type Background, createTheme, ThemeContext} from './theme.ts';
import {WizardOverServices} from './wizard-over-services.tsx';

/** Which screen opens first. */
export type Start =
	| {readonly screen: 'list'}
	| {readonly screen: 'wizard'; readonly name?: string; readonly server?: string};

export interface Look {
	readonly colours: ColourLevel;
	readonly unicode: boolean;
	/** As known before the terminal is asked. */
	readonly background: Background;
	readonly askBackground: boolean;
}

interface Props {
	readonly services: UiServices;
	readonly start: Start;
	readonly openPractice: () => Promise<UiServices>;
	readonly look: Look;
}

type Screen =
	| {readonly name: 'main'}
	| {readonly name: 'wizard'; readonly edit?: string; readonly preset?: {name?: string; server?: string}};

/** Chooses the screen and holds what all screens share: size, colours, title, suspension. */
export function App({services: own, start, openPractice, look}: Props) {
	const {columns, rows} = useWindowSize();
	const {exit} = useApp();
	const [services, setServices] = useState(own);
	const model = useMemo(() => createMainModel(services), [services]);
	const [screen, setScreen] = useState<Screen>(
		start.screen === 'wizard' ? {name: 'wizard', preset: start} : {name: 'main'},
	);
	const [painting, setPainting] = useState(0);
	const theme = useThemeOf(look, services);
	const suspend = useSuspend();
	useTitle(model);
	useEffect(() => {
		const {store, settings} = model.services;
		startChecks(model, settings.checkOnStart);
		const watcher = watchContexts(store.path, () => {
			model.reload();
		});
		return () => {
			watcher.close();
			model.close();
		};
	}, [model]);

	const repaint = useRepaint(() => {
		setPainting(count => count + 1);
	});
	const actions: ScreenActions = {
		quit: () => exit(),
		repaint,
		suspend: () => void suspend(),
		openWizard: edit => {
			setScreen({name: 'wizard', ...(edit === undefined ? {} : {edit})});
		},
		openPractice: () => {
			openPractice().then(setServices, (error: unknown) => {
				model.notify(`the practice tenant did not start: ${String(error)}`, 'bad');
			});
		},
	};

	if (columns < leastColumns || rows < leastRows) {
		return <TooSmall columns={columns} rows={rows} onQuit={actions.quit} />;
	}

	return (
		<ThemeContext.Provider value={theme}>
			{screen.name === 'main' ? (
				<MainScreen key={painting} model={model} actions={actions} columns={columns} rows={rows} />
			) : (
				<WizardOverServices
					key={painting}
					model={model}
					screen={screen}
					columns={columns}
					rows={rows}
					actions={actions}
					onLeave={saved => {
						setScreen({name: 'main'});
						if (saved !== undefined) {
							model.reload(saved.name);
							model.notify(saved.words, 'good');
						}
					}}
				/>
			)}
		</ThemeContext.Provider>
	);
}

function useThemeOf(look: Look, services: UiServices) {
	const [background, setBackground] = useState(look.background);
	const {stdin} = useStdin();
	const {stdout} = useStdout();
	// Asked once, after the first frame.
	// biome-ignore lint/correctness/useExhaustiveDependencies: asking again would only give the same answer
	useEffect(() => {
		if (look.askBackground) {
			watchForBackground(stdin as NodeJS.ReadStream, stdout as NodeJS.WriteStream, answer => {
				setBackground(answer);
				keepBackground(services.folders.cache, answer);
			});
		}
	}, []);
	return useMemo(() => createTheme({colours: look.colours, background, unicode: look.unicode}), [look, background]);
}

/** Clears the terminal, so that Ink's next frame draws everything anew. */
function useRepaint(draw: () => void): () => void {
	const {suspendTerminal} = useApp();
	return useCallback(() => {
		// Handing the terminal over for no time makes Ink forget what it drew and draw it all again.
		void suspendTerminal(() => undefined).then(draw);
	}, [suspendTerminal, draw]);
}

function TooSmall({columns, rows, onQuit}: {columns: number; rows: number; onQuit: () => void}) {
	useKeys(key => {
		if (key.text === 'q' || (key.ctrl && key.text === 'c')) {
			onQuit();
		}
	});
	return (
		<Box width={columns} height={rows} alignItems="center" justifyContent="center" overflow="hidden">
			<Text wrap="truncate">qctx needs 60×15</Text>
		</Box>
	);
}
