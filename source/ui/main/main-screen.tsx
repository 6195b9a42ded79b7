import {Box, useAnimation} from 'ink';
import {useCallback, useLayoutEffect, useSyncExternalStore} from 'react';
import {keyName} from '../../terminal/input/key.ts';
import {displayWidth} from '../../text/width.ts';
import {RealCursor} from '../components/field/real-cursor.tsx';
import {useNow} from '../hooks/use-now.ts';
import {useKeys} from '../keyboard/use-keys.ts';
import {bindingOf} from '../keymap.ts';
import {OverlayLayer, overlayHints, pasteIntoOverlay, pressOverlayKey} from '../overlays/overlays.tsx';
import {useTheme} from '../theme-context.ts';
import {ContextList} from './context-list.tsx';
import {Footer} from './footer.tsx';
import {Header} from './header.tsx';
import {layoutOf, type Size} from './layout.ts';
import {pasteIntoFilter, pressFilterKey} from './model/filter-keys.ts';
import type {MainStore, MainView} from './model/main-store.ts';
import {isMovement} from './model/move.ts';
import {pressKey, type ScreenActions} from './model/run-command.ts';
import {listTitleStart} from './spans/list-texts.ts';
import {UserPane} from './user-pane.tsx';

interface Props {
	readonly store: MainStore;
	readonly actions: ScreenActions;
	readonly columns: number;
	readonly rows: number;
}

/** Ages are shown in steps of this many milliseconds; finer steps would redraw for nothing. */
const agesMs = 5000;
/** Slow enough to cost nothing and not to distract. Milliseconds. */
const turnMs = 300;

/** The list and the pane, between header and footer. */
export function MainScreen({store, actions, columns, rows}: Props) {
	useLayoutEffect(() => {
		store.dispatch({type: 'resize', size: {columns, rows}});
	}, [store, columns, rows]);
	useMainKeys(store, actions);
	const view = atSize(useSyncExternalStore(store.subscribe, store.getSnapshot), {columns, rows});
	const {motion} = store.session.workplace.settings;
	const now = useNow(store.session.now, agesMs);
	const running = useRunning(view, motion !== 'off');
	const onLength = useCallback((length: number) => store.dispatch({type: 'pane-length', rows: length}), [store]);
	const {overlay} = view.state;

	return (
		<Box flexDirection="column" width={columns} height={rows} overflow="hidden">
			<Header view={view} />
			<Box
				flexDirection={view.layout.arrangement === 'stacked' ? 'column' : 'row'}
				height={rows - 2}
				flexShrink={1}
				overflow="hidden"
			>
				<ContextList view={view} now={now} running={running} />
				<UserPane view={view} now={now} running={running} onLength={onLength} />
			</Box>
			<Footer view={view} hints={overlay && overlayHints(overlay)} />
			{overlay === undefined ? (
				view.state.filtering && <RealCursor {...filterCursor(view)} />
			) : (
				<OverlayLayer store={store} columns={columns} rows={rows} />
			)}
		</Box>
	);
}

/** For the frame after a resize, before the store knows the new size. */
function atSize(view: MainView, size: Size): MainView {
	const {columns, rows} = view.state.size;
	return columns === size.columns && rows === size.rows
		? view
		: {...view, state: {...view.state, size}, layout: layoutOf(size, view.session.file.contexts, view.isProtected)};
}

/** Keys go to the open overlay, to the filter while it is being typed, or to the list. */
function useMainKeys(store: MainStore, actions: ScreenActions): void {
	useKeys(
		key => {
			const {state} = store.getSnapshot();
			if (state.overlay !== undefined) {
				pressOverlayKey(store, actions, key);
				return false;
			}

			if (state.filtering && pressFilterKey(store, key)) {
				return true;
			}

			// A key that only moves opens nothing, so a held one need not wait for each frame.
			const name = keyName(key);
			pressKey(store, actions, name);
			return isMovement(bindingOf(name)?.id);
		},
		{
			onPaste(text) {
				const {state} = store.getSnapshot();
				if (state.overlay !== undefined) {
					pasteIntoOverlay(store, text);
				} else if (state.filtering) {
					pasteIntoFilter(store, text);
				}
			},
		},
	);
}

/** The mark for a check in progress. It is animated only while there is one. */
function useRunning({session}: MainView, isMoving: boolean): string {
	const {glyphs} = useTheme();
	const {done, all} = session.progress;
	const isActive = isMoving && done < all;
	const {frame} = useAnimation({interval: turnMs, isActive});
	return (isActive ? glyphs.spin[frame % glyphs.spin.length] : undefined) ?? glyphs.running;
}

/** While the filter is being typed, the real cursor is after its last letter, in the title of the list. */
function filterCursor(view: MainView): {x: number; y: number} {
	return {x: Math.min(2 + displayWidth(listTitleStart(view)), view.layout.list.width - 3), y: 1};
}
