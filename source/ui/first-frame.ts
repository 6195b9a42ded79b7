import type {Look} from './look.ts';
import {layoutOf, leastColumns, leastRows} from './main/layout.ts';
import type {MainModel} from './main/main-model.ts';
import {mainRows} from './main/main-rows.ts';
import {createTheme} from './theme.ts';

/**
 * The main screen as Ink will draw it, at once: loading React and Ink takes longer than everything before it. Ink draws the same rows over these when
 * it is there. Empty on a terminal that is too small for the main screen.
 */
export function firstFrame(model: MainModel, look: Look, {columns, rows}: {columns: number; rows: number}): string {
	if (columns < leastColumns || rows < leastRows) {
		return '';
	}

	const theme = createTheme(look);
	const layout = layoutOf(columns, rows, model.state().snapshot.contexts);
	const {running} = theme.glyphs;
	return mainRows(model, {columns, rows, layout, now: model.services.now(), running, theme})
		.map(row => row.trimEnd())
		.join('\n');
}
