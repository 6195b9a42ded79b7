import {type Instance, render} from 'ink';
import {App, type AppProps} from './app.tsx';
import type {Keyboard} from './keyboard/keyboard.ts';
import {KeyboardContext} from './keyboard/keyboard-context.ts';

/** Draws the screens with Ink on this process's terminal, which is in full-screen mode already, until the user leaves them. */
export function showScreens({keyboard, ...props}: AppProps & {readonly keyboard: Keyboard}): Instance {
	const tree = (
		<KeyboardContext.Provider value={keyboard}>
			<App {...props} />
		</KeyboardContext.Provider>
	);
	return render(tree, {
		stdout: process.stdout,
		// The mode is entered before Ink is loaded, and left after it.
		alternateScreen: false,
		incrementalRendering: true,
		maxFps: 60,
		exitOnCtrlC: false,
		// Interactive is what stdout is, whatever CI says.
		interactive: true,
		isScreenReaderEnabled: false,
	});
}
