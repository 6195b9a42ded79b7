import {Box, Text} from 'ink';
import TextInput from 'ink-text-input';
import type {SafeText} from '../../../text/safe/safe-text.ts';
import {displayWidth, truncate} from '../../../text/width.ts';
import {styleOf} from '../../theme.ts';
import {useTheme} from '../../theme-context.ts';
import {CursorAt} from './cursor-at.tsx';
import type {FieldWindow} from './field-window.ts';

interface Props {
	/** The visible part of the value (`fieldWindow`); for a secret, dots (`maskedWindow`). */
	readonly window: FieldWindow;
	/** Shown while the field is empty, for example `unchanged`. */
	readonly placeholder?: SafeText;
	/** Width of the field in cells. */
	readonly cells: number;
	/** This field has the focus and the real cursor. */
	readonly isFocused: boolean;
}

/**
 * A one-line field, underlined over its whole width. ink-text-input draws the value; keys go to our own reducer (`text/edit-line.ts`), because
 * ink-text-input loses keys that arrive in one read (docs/terminal.md).
 */
export function TextField({window, placeholder, cells, isFocused}: Props) {
	const theme = useTheme();
	const hint =
		window.text === '' && placeholder !== undefined ? truncate(placeholder, cells, theme.glyphs.ellipsis) : '';
	const free = ' '.repeat(Math.max(0, cells - displayWidth(window.text) - displayWidth(hint)));
	const line = (
		<Text underline wrap="truncate">
			<TextInput value={window.text} focus={false} showCursor={false} onChange={ignore} />
			<Text {...styleOf(theme, 'muted')}>{hint}</Text>
			<Text {...styleOf(theme, isFocused ? 'accent' : 'muted')}>{free}</Text>
		</Text>
	);
	return (
		<Box width={cells} height={1}>
			{isFocused ? <CursorAt cell={window.cursor}>{line}</CursorAt> : line}
		</Box>
	);
}

function ignore(): void {}
