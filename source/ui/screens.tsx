import {type Instance, render} from 'ink';
import {App, type AppProps} from './app.tsx';
import type {Keyboard} from './keyboard/keyboard.ts';
import {KeyboardContext} from './keyboard/keyboard-context.ts';

/** Draws the screens with Ink on this process's terminal, which is already in full-screen mode, until the user quits. */
export function showScreens({keyboard, ...props}: AppProps & {readonly keyboard: Keyboard}): Instance {
	const tree = (
		<KeyboardContext.Provider value={keyboard}>
			<App {...props} />
		</KeyboardContext.Provider>
	);
	return render(tree, {
		stdout: process.stdout,
		// Full-screen mode is entered before Ink is loaded, and left after Ink has ended.
		alternateScreen: false,
		incrementalRendering: true,
		maxFps: 60,
		exitOnCtrlC: false,
		// stdout is a terminal, whatever `CI` says.
		interactive: true,
		isScreenReaderEnabled: false,
	});
}
