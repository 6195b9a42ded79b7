import {displayWidth, padToWidth} from '../../text/width.ts';

/** Lines of a table with columns as wide as their widest cells, two spaces apart; nothing is cut, and lines have no trailing spaces. */
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
