import {Box, useCursor} from 'ink';
import {useSyncExternalStore} from 'react';
import {displayWidth} from '../../text/width.ts';
import {LineText} from '../components/line-text.tsx';
import {useKeys} from '../hooks/use-keys.ts';
import {useNow} from '../hooks/use-now.ts';
import {keyName} from '../key-name.ts';
import {useTheme} from '../theme.ts';
import {DetailPane} from './detail-pane.tsx';
import {pressFilterKey} from './filter-keys.ts';
import {footerLine, keyLine} from './footer-line.ts';
import {headerLine} from './header-line.ts';
import {layoutOf} from './layout.ts';
import {ListPane, listTitle} from './list-pane.tsx';
import type {MainModel} from './main-model.ts';
import {OverlayBox, overlayPlace} from './overlay-box.tsx';
import {pasteIntoOverlay, pressOverlayKey} from './overlay-keys.ts';
import {helpLines, overlayView} from './overlay-lines.ts';
import {pressKey, type ScreenActions} from './run-command.ts';

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
	const layout = layoutOf(columns, rows, state.snapshot.contexts);
	model.viewport = {...model.viewport, listRows: layout.list.height - 2};

	useKeys(
		key => {
			const current = model.state();
			if (current.overlay !== undefined) {
				pressOverlayKey(model, actions, current.overlay, key);
			} else if (!current.filtering || !pressFilterKey(model, key)) {
				pressKey(model, actions, keyName(key));
			}
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

	const place = overlay === undefined ? undefined : overlayPlace(40, columns, rows);
	const view =
		overlay === undefined || place === undefined
			? undefined
			: overlayView(overlay, model, place.width - 4, place.height - 2, theme);
	const fitted = view === undefined ? undefined : overlayPlace(view.lines.length, columns, rows);
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

	const ellipsis = theme.ascii ? '~' : '…';
	return (
		<Box flexDirection="column" width={columns} height={rows} overflow="hidden">
			<LineText line={headerLine(state, model.services, columns)} />
			<Box flexDirection={layout.arrangement === 'stacked' ? 'column' : 'row'}>
				<ListPane state={state} selection={model.selection()} services={model.services} now={now} {...layout.list} />
				<DetailPane model={model} now={now} {...layout.detail} />
			</Box>
			<LineText line={view === undefined ? footerLine(state, columns, ellipsis) : keyLine(view.keys, columns)} />
			{view !== undefined && fitted !== undefined && <OverlayBox view={view} place={fitted} />}
		</Box>
	);
}
