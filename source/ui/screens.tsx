import {type Instance, render} from 'ink';
import {App, type AppProps} from './app.tsx';

/** Draws the screens with Ink on this process's terminal, which is in full-screen mode already, until the user leaves them. */
export function showScreens(props: AppProps): Instance {
	const {stdin, stdout} = process;
	return render(<App {...props} />, {
		stdin,
		stdout,
		// The mode is entered before Ink is loaded, and left after it.
		alternateScreen: false,
		incrementalRendering: true,
		maxFps: 60,
		exitOnCtrlC: false,
		// Interactive is what stdout is, whatever CI says (PRODUCT section 7).
		interactive: true,
		isScreenReaderEnabled: false,
	});
}
