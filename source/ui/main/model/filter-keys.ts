import type {Key} from '../../../terminal/input/key.ts';
import {keyName} from '../../../terminal/input/key.ts';
import {lineEditOf} from '../../../terminal/input/line-edit-of.ts';
import {editLine, lineAtEnd, pastedLine} from '../../../text/edit-line.ts';
import type {MainStore} from './main-store.ts';

/** A key while the filter is being typed: letters are text, arrows and control keys are not. False when the key is for the list. */
export function pressFilterKey(store: MainStore, key: Key): boolean {
	const name = keyName(key);
	if (name === 'enter') {
		store.dispatch({type: 'keep-filter'});
		return true;
	}

	if (name === 'escape') {
		store.dispatch({type: 'clear-filter'});
		return true;
	}

	const edit = lineEditOf(key);
	// The caret stays at the end: Home and the arrows belong to the list.
	const edits = edit !== undefined && !['left', 'right', 'word-left', 'word-right', 'home', 'end'].includes(edit.type);
	if (!edits || name === 'ctrl+d') {
		return false;
	}

	const {filter} = store.getSnapshot().state;
	store.dispatch({type: 'filter', text: editLine(lineAtEnd(filter), edit).text});
	return true;
}

export function pasteIntoFilter(store: MainStore, text: string): void {
	const {filter} = store.getSnapshot().state;
	store.dispatch({type: 'filter', text: filter + pastedLine(text)});
}
