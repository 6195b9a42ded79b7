import {Box, useCursor} from 'ink';
import {useSyncExternalStore} from 'react';
import {displayWidth} from '../../text/width.ts';
import {Rows} from '../components/rows.tsx';
import {useKeys} from '../hooks/use-keys.ts';
import {useNow} from '../hooks/use-now.ts';
import {keyName} from '../key-name.ts';
import {bindingOf} from '../keymap.ts';
import {useTheme} from '../theme-context.ts';
import {pressFilterKey} from './filter-keys.ts';
import {keyLine} from './footer-line.ts';
import {layoutOf} from './layout.ts';
import {isChecking, listTitle} from './list-notes.ts';
import type {MainModel} from './main-model.ts';
import {mainRows} from './main-rows.ts';
import {isMovement} from './move.ts';
import {OverlayBox, overlayPlace} from './overlay-box.tsx';
import {pasteIntoOverlay, pressOverlayKey} from './overlay-keys.ts';
import {helpLines, overlayView} from './overlay-lines.ts';
import {pressKey, type ScreenActions} from './run-command.ts';
import {useSpin} from './use-spin.ts';

interface Props {
	readonly model: MainModel;
	readonly actions: ScreenActions;
	readonly columns: number;
	readonly rows: number;
}

/** Ages are told in steps of this long; finer steps would redraw for nothing. */
const agesMs = 5000;

/** The list and the pane. */
export function MainScreen({model, actions, columns, rows}: Props) {
	useSyncExternalStore(model.subscribe, model.version);
	const now = useNow(model.services.now, agesMs);
	const theme = useTheme();
	const {setCursorPosition} = useCursor();
	const state = model.state();
	const {overlay} = state;
	const {settings, checks} = model.services;
	const frame = useSpin(settings.motion !== 'off' && isChecking(state, checks));
	const {running, spin} = theme.glyphs;
	const pending = (settings.motion === 'off' ? undefined : spin[frame % spin.length]) ?? running;
	const layout = layoutOf(columns, rows, state.snapshot.contexts);

	useKeys(
		key => {
			const current = model.state();
			if (current.overlay !== undefined) {
				pressOverlayKey(model, actions, current.overlay, key);
				return false;
			}

			if (current.filtering && pressFilterKey(model, key)) {
				return true;
			}

			// A key that only moves opens nothing: a held one need not wait for each frame.
			const name = keyName(key);
			pressKey(model, actions, name);
			return isMovement(bindingOf(name)?.id);
		},
		{
			onPaste(text) {
				const current = model.state();
				if (current.overlay !== undefined) {
					pasteIntoOverlay(model, current.overlay, text);
				} else if (current.filtering) {
					model.dispatch({type: 'filter', text: current.filter + text.replaceAll(/\s+/g, ' ').trim(), editing: true});
				}
			},
		},
	);

	const place = overlay === undefined ? undefined : overlayPlace(overlay.kind, 40, columns, rows);
	const view =
		overlay === undefined || place === undefined
			? undefined
			: overlayView(overlay, model, place.width - 4, place.height - 2, theme);
	const fitted =
		view === undefined || overlay === undefined
			? undefined
			: overlayPlace(overlay.kind, view.lines.length, columns, rows);
	if (overlay?.kind === 'help' && fitted !== undefined) {
		model.viewport = {...model.viewport, helpRows: fitted.height - 2, helpLength: helpLines(fitted.width - 4).length};
	}

	if (view?.caret !== undefined && fitted !== undefined) {
		setCursorPosition({x: fitted.left + 2 + view.caret.x, y: fitted.top + 1 + view.caret.y});
	} else if (state.filtering && overlay === undefined) {
		setCursorPosition({x: Math.min(2 + displayWidth(listTitle(state)), layout.list.width - 3), y: 1});
	} else {
		setCursorPosition(undefined);
	}

	const footer = view && keyLine(view.keys, columns, theme.glyphs.ellipsis);
	return (
		<Box flexDirection="column" width={columns} height={rows} overflow="hidden">
			<Rows rows={mainRows(model, {columns, rows, layout, now, running: pending, theme, footer})} />
			{view !== undefined && fitted !== undefined && <OverlayBox view={view} place={fitted} />}
		</Box>
	);
}
