import {memo} from 'react';
import type {Context} from '../../contexts/context.ts';
import type {LiveState} from '../../live/live-state.ts';
import {Spans} from '../components/spans.tsx';
import {useTheme} from '../theme-context.ts';
import type {ListColumns} from './list-columns.ts';
import {rowLine} from './spans/row.ts';

interface Props {
	readonly context: Context;
	readonly live: LiveState;
	readonly isSelected: boolean;
	readonly isCurrent: boolean;
	readonly isMarked: boolean;
	readonly isProtected: boolean;
	readonly matched: readonly number[] | undefined;
	readonly note: string;
	readonly columns: ListColumns;
	readonly width: number;
}

/** One context in the list. Redrawn only when something in it has changed. */
export const ContextRow = memo(function ContextRow({
	context,
	isSelected,
	isCurrent,
	isMarked,
	columns,
	width,
	...facts
}: Props) {
	const row = {...facts, underCursor: isSelected, current: isCurrent, marked: isMarked};
	return <Spans line={rowLine(context, row, columns, width, useTheme())} selected={isSelected} />;
});
