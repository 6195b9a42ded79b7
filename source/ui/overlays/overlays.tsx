import {Box, useCursor} from 'ink';
import {Pane} from '../components/pane.tsx';
import {Spans} from '../components/spans.tsx';
import type {MainStore} from '../main/model/main-store.ts';
import {fit} from '../spans.ts';
import {useTheme} from '../theme-context.ts';
import {overlayView} from './overlay-lines.ts';
import {overlayPlace} from './overlay-place.ts';

export {pasteIntoOverlay, pressOverlayKey} from './overlay-keys.ts';
export {overlayHints} from './overlay-lines.ts';

interface Props {
	readonly store: MainStore;
	readonly columns: number;
	readonly rows: number;
}

/** What lies over the panes. */
export function OverlayLayer({store, columns, rows}: Props) {
	const theme = useTheme();
	const {setCursorPosition} = useCursor();
	const {overlay} = store.getSnapshot().state;
	if (overlay === undefined) {
		return null;
	}

	const {width, height: room} = overlayPlace(overlay.kind, 40, columns, rows);
	const view = overlayView(overlay, store, width - 4, room - 2, theme);
	const {left, top, height} = overlayPlace(overlay.kind, view.lines.length, columns, rows);
	const {caret} = view;
	setCursorPosition(caret && {x: left + 2 + caret.x, y: top + 1 + caret.y});
	const shown = Array.from({length: height - 2}, (_, index) => view.lines[index] ?? []);
	return (
		<Box position="absolute" left={left} top={top}>
			<Pane title={view.title} note={view.note} width={width} height={height} focused>
				{shown.map((line, index) => (
					<Spans key={index} line={fit(line, width - 4, theme.glyphs.ellipsis)} selected={index === view.strongLine} />
				))}
			</Pane>
		</Box>
	);
}
