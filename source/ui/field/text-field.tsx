import {Box, Text} from 'ink';
import TextInput from 'ink-text-input';
import type {SafeText} from '../../text/safe-text.ts';
import {truncate} from '../../text/width.ts';
import {useTheme} from '../theme-context.ts';
import type {FieldWindow} from './field-window.ts';

interface Props {
	/** What is drawn: of a secret dots, never the value. */
	readonly window: FieldWindow;
	/** Shown while the field is empty: `unchanged`. */
	readonly placeholder: SafeText;
	/** Cells that the field may take. */
	readonly cells: number;
}

/**
 * A field of one line. ink-text-input draws it; keys go to our own reducer (`edit-line.ts`), because ink-text-input loses keys that come in one
 * read (toolchain 1.5). The real cursor is put by the screen, which knows where the field is.
 */
export function TextField({window, placeholder, cells}: Props) {
	const theme = useTheme();
	if (window.text === '') {
		return (
			<Box width={cells} height={1}>
				<Text wrap="truncate" {...theme.muted}>
					{truncate(placeholder, cells, theme.glyphs.ellipsis)}
				</Text>
			</Box>
		);
	}

	return (
		<Box width={cells} height={1}>
			<TextInput value={window.text} focus={false} showCursor={false} onChange={ignore} />
		</Box>
	);
}

function ignore(): void {}
