import {editLine, lineAtEnd, lineEditOf} from '../field/edit-line.ts';
import type {Key} from '../field/split-keys.ts';
import {keyName} from '../key-name.ts';
import type {MainModel} from './main-model.ts';
import {keepCursorInSelection} from './run-command.ts';

/** A key while one filters: letters are text, arrows and control keys are not. False when the key is for the list. */
export function pressFilterKey(model: MainModel, key: Key): boolean {
	const {filter} = model.state();
	const name = keyName(key);
	if (name === 'enter') {
		model.dispatch({type: 'filter', text: filter, editing: false});
		return true;
	}

	if (name === 'escape') {
		model.dispatch({type: 'filter', text: '', editing: false});
		return true;
	}

	const edit = lineEditOf(key);
	// The caret stays at the end: one types and deletes, Home and the arrows belong to the list.
	const edits = edit !== undefined && !['left', 'right', 'word-left', 'word-right', 'home', 'end'].includes(edit.type);
	if (!edits || name === 'ctrl+d') {
		return false;
	}

	model.dispatch({type: 'filter', text: editLine(lineAtEnd(filter), edit).text, editing: true});
	keepCursorInSelection(model);
	return true;
}
