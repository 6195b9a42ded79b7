import {Secret} from '../../../credentials/secret.ts';
import {maskLengths} from '../../../credentials/secret-entry.ts';
import {fieldSecret, fieldText} from '../../../wizard/draft/edit-draft.ts';
import {isSecretField, type SecretFieldId, type TextFieldId} from '../../../wizard/draft/fields.ts';
import {secretKind} from '../../../wizard/draft/hidden-text.ts';
import {focusedField} from '../../../wizard/draft/step-fields.ts';
import type {WizardState} from '../../../wizard/wizard-state.ts';
import {type FieldWindow, fieldWindow, maskedWindow} from '../../components/field/field-window.ts';
import type {Theme} from '../../theme.ts';
import type {WizardView} from './wizard-view.ts';

/** What a field shows of its value. A secret goes no further than here: components get dots. */
export function shownValue(
	{state, form}: Pick<WizardView, 'state' | 'form'>,
	field: TextFieldId | SecretFieldId,
	cells: number,
	{ascii, glyphs: {ellipsis}}: Theme,
): FieldWindow {
	const at = field === focusedField(state) ? form.cursorIn(field) : 0;
	const hidden = hiddenValue(state, field);
	if (hidden !== undefined) {
		return maskedWindow(maskLengths(hidden, at), cells, ascii ? '*' : '•', ellipsis);
	}

	return fieldWindow(isSecretField(field) ? '' : fieldText(state, field), at, cells, ellipsis);
}

/** A secret, including one that was pasted into a visible field. */
function hiddenValue(state: WizardState, field: TextFieldId | SecretFieldId): Secret | undefined {
	if (isSecretField(field)) {
		return fieldSecret(state, field);
	}

	const text = fieldText(state, field);
	return secretKind(text) === undefined ? undefined : new Secret(text);
}
