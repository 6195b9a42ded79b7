import {displayWidth, padToWidth} from '../../text/width.ts';

/** Lines of a table, columns two blanks apart, as wide as their widest cell; nothing is cut, no blanks at the end of a line. */
export function tableLines(rows: ReadonlyArray<readonly string[]>): string[] {
	const widths: number[] = [];
	for (const row of rows) {
		for (const [index, cell] of row.entries()) {
			widths[index] = Math.max(widths[index] ?? 0, displayWidth(cell));
		}
	}

	return rows.map(row => tableLine(row, widths));
}

function tableLine(row: readonly string[], widths: readonly number[]): string {
	return row
		.map((cell, index) => padToWidth(cell, Math.max(widths[index] ?? 0, displayWidth(cell))))
		.join('  ')
		.trimEnd();
}
