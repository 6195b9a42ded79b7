import {type Line, words} from '../lines.ts';
import type {Pane} from '../pane-rows.ts';
import type {Glyphs} from '../theme.ts';
import {detailLines} from './detail-lines.ts';
import {damageLines, welcomeLines} from './empty-lines.ts';
import {shownName} from './list-lines.ts';
import type {PaneFacts} from './list-pane.ts';
import type {MainModel} from './main-model.ts';

export interface DetailPane {
	readonly pane: Pane;
	/** Length of its whole text; it scrolls. */
	readonly length: number;
}

/** `user me` of the context under the cursor, live. */
export function detailPane(model: MainModel, facts: PaneFacts): DetailPane {
	const {width, height, theme} = facts;
	const state = model.state();
	const context = model.cursorContext();
	const inside = width - 4;
	const rows = Math.max(0, height - 2);
	const about: readonly Line[] =
		context === undefined
			? welcomeLines(state, model.services, inside)
			: detailLines({
					...facts,
					context,
					live: model.services.checks.get(context.name),
					jsonOnly: state.jsonOnly,
					width: inside,
					height: rows,
				});
	// The contexts as they were last read stay in the list; what happened to their file stands above everything.
	const lines =
		state.damage === undefined || state.snapshot.contexts.length === 0
			? about
			: [...damageLines(state.damage, model.services, inside), [], ...about];
	const most = Math.max(0, lines.length - rows);
	const scroll = Math.min(state.scroll, most);
	return {
		pane: {
			title:
				context === undefined ? words('user me') : words(`user me ${theme.glyphs.separator} ${shownName(context)}`),
			note: scrollNote(scroll, most, theme.glyphs),
			width,
			height,
			lines: lines.slice(scroll, scroll + rows),
			focused: state.pane === 'detail',
		},
		length: lines.length,
	};
}

function scrollNote(scroll: number, most: number, glyphs: Glyphs) {
	const marks = [scroll > 0 ? glyphs.up : '', scroll < most ? glyphs.down : ''].filter(mark => mark !== '');
	return marks.length === 0 ? undefined : words(`${marks.join('')} more`);
}
