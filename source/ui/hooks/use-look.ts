import {useStdin, useStdout} from 'ink';
import {useEffect, useMemo, useState} from 'react';
import type {Look} from '../look.ts';
import {watchForBackground} from '../terminal/background.ts';
import {keepBackground} from '../terminal/kept-background.ts';
import {createTheme, type Theme} from '../theme.ts';

/** The theme for the terminal, which is asked for its background once, after the first frame. */
export function useLook(look: Look, cacheFolder: string): Theme {
	const [background, setBackground] = useState(look.background);
	const {stdin} = useStdin();
	const {stdout} = useStdout();
	// biome-ignore lint/correctness/useExhaustiveDependencies: asking again would give the same answer
	useEffect(() => {
		if (look.askBackground) {
			watchForBackground(stdin as NodeJS.ReadStream, stdout as NodeJS.WriteStream, answer => {
				setBackground(answer);
				keepBackground(cacheFolder, answer);
			});
		}
	}, []);
	return useMemo(
		() => createTheme({colours: look.colours, background, unicode: look.unicode}),
		[look.colours, look.unicode, background],
	);
}
