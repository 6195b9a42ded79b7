import {looksLike} from '../../credentials/credential-shape.ts';
import {Secret} from '../../credentials/secret.ts';
import {maskLengths} from '../../credentials/secret-entry.ts';
import {displayWidth} from '../../text/width.ts';
import {fieldSecret, fieldText} from '../../wizard/edit-draft.ts';
import {isSecretField, type SecretFieldId, type TextFieldId} from '../../wizard/fields.ts';
import {focusedField} from '../../wizard/step-fields.ts';
import type {WizardState} from '../../wizard/wizard-state.ts';
import {type FieldWindow, fieldWindow, maskedWindow} from '../field/field-window.ts';
import type {Theme} from '../theme.ts';
import type {BodyRow} from './body-row.ts';
import type {WizardForm} from './wizard-form.ts';

interface Drawing {
	readonly state: WizardState;
	readonly form: WizardForm;
	/** Cells of a row. */
	readonly cells: number;
	readonly theme: Theme;
}

interface DrawnFields {
	/** What each row's field shows of its value; undefined for other rows. */
	readonly windows: ReadonlyArray<FieldWindow | undefined>;
	/** Where the cursor is, from the start of the first row. */
	readonly cursor: {readonly x: number; readonly y: number} | undefined;
}

/** What the fields show, and where the cursor is. The value of a secret goes no further than here: components get dots. */
export function drawFields(rows: readonly BodyRow[], {state, form, cells, theme}: Drawing): DrawnFields {
	const focus = focusedField(state);
	let cursor: DrawnFields['cursor'];
	const windows = rows.map((row, y): FieldWindow | undefined => {
		if (row.type === 'line') {
			return undefined;
		}

		const labelCells = displayWidth(row.label);
		const window = row.type === 'input' ? drawInput(row.field, cells - labelCells, {state, form, theme}) : undefined;
		if (row.field === focus) {
			cursor = {x: labelCells + (window?.cursor ?? 0), y};
		}

		return window;
	});
	return {windows, cursor};
}

function drawInput(
	field: TextFieldId | SecretFieldId,
	cells: number,
	{state, form, theme}: Omit<Drawing, 'cells'>,
): FieldWindow {
	const at = field === focusedField(state) ? form.cursorIn(field) : 0;
	const {ellipsis} = theme.glyphs;
	const hidden = hiddenValue(state, field);
	return hidden === undefined
		? fieldWindow(isSecretField(field) ? '' : fieldText(state, field), at, cells, ellipsis)
		: maskedWindow(maskLengths(hidden, at), cells, theme.ascii ? '*' : '•', ellipsis);
}

/** A secret; also one that was pasted into the field for the client ID. */
function hiddenValue(state: WizardState, field: TextFieldId | SecretFieldId): Secret | undefined {
	if (isSecretField(field)) {
		return fieldSecret(state, field);
	}

	const kind = field === 'client-id' ? looksLike(state.draft.clientId.trim()) : undefined;
	return kind === 'client-secret' || kind === 'api-key' ? new Secret(state.draft.clientId) : undefined;
}
