import {Pane} from '../components/pane.tsx';
import {type Line, words} from '../lines.ts';
import {useTheme} from '../theme.ts';
import {detailLines} from './detail-lines.ts';
import {damageLines, welcomeLines} from './empty-lines.ts';
import {shownName} from './list-lines.ts';
import type {MainModel} from './main-model.ts';

interface Props {
	readonly model: MainModel;
	readonly now: number;
	readonly width: number;
	readonly height: number;
	/** Stands beside what is pending; it may turn. */
	readonly running: string;
}

/** `user me` of the context under the cursor, live. */
export function DetailPane({model, now, width, height, running}: Props) {
	const theme = useTheme();
	const state = model.state();
	const context = model.cursorContext();
	const inside = width - 4;
	const about: readonly Line[] =
		context === undefined
			? welcomeLines(state, model.services, inside)
			: detailLines({
					context,
					live: model.services.checks.get(context.name),
					now,
					jsonOnly: state.jsonOnly,
					width: inside,
					height: height - 2,
					theme,
					running,
				});
	// The contexts as they were last read stay in the list; what happened to their file stands above everything.
	const lines =
		state.damage === undefined || state.snapshot.contexts.length === 0
			? about
			: [...damageLines(state.damage, model.services, inside), [], ...about];
	const rows = Math.max(0, height - 2);
	const most = Math.max(0, lines.length - rows);
	const scroll = Math.min(state.scroll, most);
	model.viewport = {...model.viewport, detailRows: rows, detailLength: lines.length};
	const title =
		context === undefined ? words('user me') : words(`user me ${theme.glyphs.separator} ${shownName(context)}`);
	return (
		<Pane
			title={title}
			note={scrollNote(scroll, most, theme.glyphs)}
			width={width}
			height={height}
			lines={lines.slice(scroll, scroll + rows)}
			focused={state.pane === 'detail'}
		/>
	);
}

function scrollNote(scroll: number, most: number, glyphs: {readonly up: string; readonly down: string}) {
	const marks = [scroll > 0 ? glyphs.up : '', scroll < most ? glyphs.down : ''].filter(mark => mark !== '');
	return marks.length === 0 ? undefined : words(`${marks.join('')} more`);
}
