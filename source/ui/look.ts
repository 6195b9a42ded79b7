import type {Settings} from '../settings/settings.ts';
import type {Background} from '../terminal/background.ts';
import {type ColourLevel, colourLevel, isUnicode} from '../terminal/colour-level.ts';
import {readBackground} from '../terminal/kept-background.ts';

/** What the terminal can show. */
export interface Look {
	readonly colours: ColourLevel;
	readonly unicode: boolean;
	/** As known before the terminal answers. */
	readonly background: Background;
	readonly askBackground: boolean;
}

/** The look according to the environment, the settings and the terminal's last answer; `colour` is false with `--no-color`. */
export function lookFor(options: {
	readonly environment: NodeJS.ProcessEnv;
	readonly platform: NodeJS.Platform;
	readonly colour: boolean;
	readonly theme: Settings['theme'];
	readonly cacheFolder: string;
}): Look {
	const {environment, platform, colour, theme, cacheFolder} = options;
	const colours = colourLevel(environment, platform, colour);
	return {
		colours,
		unicode: isUnicode(environment, platform),
		background: theme === 'auto' ? readBackground(cacheFolder) : theme,
		askBackground: theme === 'auto' && colours > 1,
	};
}
