import {useStdout} from 'ink';
import {useEffect, useMemo, useState} from 'react';
import {backgroundIn, backgroundQuestion} from '../../terminal/background.ts';
import {keepBackground} from '../../terminal/kept-background.ts';
import {useKeyboard} from '../keyboard/keyboard-context.ts';
import type {Look} from '../look.ts';
import {createTheme, type Theme} from '../theme.ts';

/** The theme for the terminal, which is asked for its background once, after the first frame. */
export function useLook(look: Look, cacheFolder: string): Theme {
	const [background, setBackground] = useState(look.background);
	const keyboard = useKeyboard();
	const {stdout} = useStdout();
	useEffect(() => {
		if (!look.askBackground) {
			return undefined;
		}

		const stop = keyboard.onReport(report => {
			const answer = backgroundIn(report);
			if (answer !== undefined) {
				stop();
				setBackground(answer);
				keepBackground(cacheFolder, answer);
			}
		});
		stdout.write(backgroundQuestion);
		return stop;
	}, [look.askBackground, keyboard, stdout, cacheFolder]);
	return useMemo(
		() => createTheme({colours: look.colours, background, unicode: look.unicode}),
		[look.colours, look.unicode, background],
	);
}
