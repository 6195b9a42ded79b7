import {Box, Text} from 'ink';
import type {ReactNode} from 'react';
import {chosenKind, keepsOtherKind, storedSecret} from '../../../wizard/draft/draft-values.ts';
import {fieldNotes} from '../../../wizard/draft/field-notes.ts';
import {type FieldId, isSecretField, type SecretFieldId, type TextFieldId} from '../../../wizard/draft/fields.ts';
import {focusedField} from '../../../wizard/draft/step-fields.ts';
import type {WizardState} from '../../../wizard/wizard-state.ts';
import {TextField} from '../../components/field/text-field.tsx';
import {Prose} from '../../components/prose.tsx';
import {words} from '../../spans.ts';
import {styleOf} from '../../theme.ts';
import {useTheme} from '../../theme-context.ts';
import {shownValue} from './shown-value.ts';
import type {WizardView} from './wizard-view.ts';

interface Props {
	readonly view: WizardView;
	readonly field: TextFieldId | SecretFieldId;
	readonly label: string;
	/** Width of the label column in cells. */
	readonly labelWidth: number;
}

/** A text field: label and value, with notes about the value below. */
export function Field({view, field, label, labelWidth}: Props) {
	const theme = useTheme();
	const cells = view.cells - labelWidth;
	return (
		<FieldRow view={view} field={field} label={label} labelWidth={labelWidth}>
			<TextField
				window={shownValue(view, field, cells, theme)}
				placeholder={words(placeholderOf(view.state, field))}
				cells={cells}
				isFocused={hasFocus(view.state, field)}
			/>
		</FieldRow>
	);
}

interface RowProps extends Omit<Props, 'field'> {
	readonly field: FieldId;
	readonly children: ReactNode;
}

/** A label with its input, and the notes about it in a column of their own. */
export function FieldRow({view, field, label, labelWidth, children}: RowProps) {
	const theme = useTheme();
	const isFocused = focusedField(view.state) === field;
	const notes = fieldNotes(view.state, field, view.now);
	return (
		<Box flexDirection="column" {...(isFocused ? {ref: view.focusedBlock} : {})}>
			<Box>
				<Box width={labelWidth} flexShrink={0}>
					<Text {...styleOf(theme, isFocused ? 'accent' : 'plain')}>{label}</Text>
				</Box>
				{children}
			</Box>
			<Box flexDirection="column" paddingLeft={view.cells < narrowCells ? 2 : labelWidth}>
				{notes.map(({text, role}) => (
					<Prose key={text} tone={role}>
						{text}
					</Prose>
				))}
			</Box>
		</Box>
	);
}

/** Below this many cells, notes start further left, so that they need not wrap. */
const narrowCells = 68;

/** Whether the real cursor is in the field. */
export function hasFocus(state: WizardState, field: FieldId): boolean {
	return focusedField(state) === field && !state.confirmingLeave;
}

function placeholderOf(state: WizardState, field: TextFieldId | SecretFieldId): string {
	if (isSecretField(field)) {
		return storedSecret(state, field) === undefined && !keepsOtherKind(state) ? '' : 'unchanged';
	}

	if (field === 'server') {
		return 'acme.eu.qlikcloud.com';
	}

	return field === 'kind' ? (chosenKind(state) === 'oauth' ? 'O' : 'A') : '';
}
