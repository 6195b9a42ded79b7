import type {Key} from '../../terminal/input/key.ts';
import type {Size} from '../main/layout.ts';
import type {MainStore} from '../main/model/main-store.ts';
import type {ScreenActions} from '../main/model/run-command.ts';
import type {Overlay} from './overlay.ts';

/** What the view of an overlay gets. */
export interface OverlayProps<State extends Overlay> {
	readonly overlay: State;
	readonly store: MainStore;
	readonly screen: Size;
}

/** What a key in an overlay acts on. */
export interface OverlayKeys<State extends Overlay> {
	readonly overlay: State;
	readonly store: MainStore;
	readonly actions: ScreenActions;
	readonly key: Key;
	/** As in the key tables. */
	readonly name: string;
}
