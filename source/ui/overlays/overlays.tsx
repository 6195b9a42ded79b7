import {type Key, keyName} from '../../terminal/input/key.ts';
import {pastedLine} from '../../text/edit-line.ts';
import type {KeyHint} from '../components/key-hints-line.ts';
import type {MainStore} from '../main/model/main-store.ts';
import type {ScreenActions} from '../main/model/run-command.ts';
import {CopyDialog, copyHints, pressInCopy} from './copy.tsx';
import {DeleteDialog, deleteHints, pressInDelete} from './delete.tsx';
import {HelpDialog, helpHints, pressInHelp} from './help.tsx';
import {NameDialog, nameHints, pasteIntoName, pressInName} from './name.tsx';
import {showOverlay} from './open-overlay.ts';
import type {Overlay} from './overlay.ts';
import {PaletteDialog, paletteHints, pasteIntoPalette, pressInPalette} from './palette.tsx';
import {ProtectedDialog, pasteIntoProtected, pressInProtected, protectedHints} from './protected.tsx';
import {pressInRotate, RotateDialog, rotateHints} from './rotate.tsx';

interface Props {
	readonly store: MainStore;
	readonly columns: number;
	readonly rows: number;
}

/** The open overlay, on top of the panes. */
export function OverlayLayer({store, columns, rows}: Props) {
	const {overlay} = store.getSnapshot().state;
	const rest = {store, screen: {columns, rows}};
	switch (overlay?.kind) {
		case 'rotate':
			return <RotateDialog overlay={overlay} {...rest} />;
		case 'protected':
			return <ProtectedDialog overlay={overlay} {...rest} />;
		case 'delete':
			return <DeleteDialog overlay={overlay} {...rest} />;
		case 'name':
			return <NameDialog overlay={overlay} {...rest} />;
		case 'copy':
			return <CopyDialog overlay={overlay} {...rest} />;
		case 'palette':
			return <PaletteDialog overlay={overlay} {...rest} />;
		case 'help':
			return <HelpDialog overlay={overlay} {...rest} />;
		default:
			return null;
	}
}

/** Handles a key while an overlay is open. */
export function pressOverlayKey(store: MainStore, actions: ScreenActions, key: Key): void {
	const name = keyName(key);
	const {overlay} = store.getSnapshot().state;
	if (name === 'ctrl+z') {
		actions.suspend();
	} else if (name === 'ctrl+l') {
		actions.repaint();
	} else if (name === 'escape' || name === 'ctrl+c') {
		if (overlay?.kind === 'rotate') {
			// Closing the dialog ends its rotation.
			overlay.rotation?.close();
		}

		showOverlay(store, undefined);
	} else if (overlay !== undefined) {
		press(overlay, {store, actions, key, name});
	}
}

function press(overlay: Overlay, rest: {store: MainStore; actions: ScreenActions; key: Key; name: string}): void {
	switch (overlay.kind) {
		case 'rotate':
			pressInRotate({overlay, ...rest});
			break;
		case 'protected':
			pressInProtected({overlay, ...rest});
			break;
		case 'delete':
			pressInDelete({overlay, ...rest});
			break;
		case 'name':
			pressInName({overlay, ...rest});
			break;
		case 'copy':
			pressInCopy({overlay, ...rest});
			break;
		case 'palette':
			pressInPalette({overlay, ...rest});
			break;
		case 'help':
			pressInHelp({overlay, ...rest});
			break;
	}
}

/** Pastes into a field of an overlay, as one line; does nothing when it has none. */
export function pasteIntoOverlay(store: MainStore, text: string): void {
	const {overlay} = store.getSnapshot().state;
	const line = pastedLine(text);
	if (overlay?.kind === 'name') {
		pasteIntoName(overlay, store, line);
	} else if (overlay?.kind === 'palette') {
		pasteIntoPalette(overlay, store, line);
	} else if (overlay?.kind === 'protected') {
		pasteIntoProtected(overlay, store, line);
	}
}

/** The keys of an overlay, for the footer. */
export function overlayHints(overlay: Overlay): readonly KeyHint[] {
	switch (overlay.kind) {
		case 'rotate':
			return rotateHints(overlay);
		case 'protected':
			return protectedHints;
		case 'delete':
			return deleteHints;
		case 'name':
			return nameHints(overlay);
		case 'copy':
			return copyHints;
		case 'palette':
			return paletteHints;
		case 'help':
			return helpHints;
	}
}
