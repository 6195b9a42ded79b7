import {safeText} from '../../text/safe-text.ts';
import {Pane} from '../components/pane.tsx';
import {type Line, say, span, words, wrapText} from '../lines.ts';
import {useTheme} from '../theme.ts';
import {detailLines} from './detail-lines.ts';
import type {MainModel} from './main-model.ts';

interface Props {
	readonly model: MainModel;
	readonly now: number;
	readonly width: number;
	readonly height: number;
}

/** `user me` of the context under the cursor, live. */
export function DetailPane({model, now, width, height}: Props) {
	const theme = useTheme();
	const state = model.state();
	const context = model.cursorContext();
	const lines: readonly Line[] =
		context === undefined
			? welcomeLines(model, width - 4)
			: detailLines({
					context,
					live: model.services.checks.get(context.name),
					now,
					jsonOnly: state.jsonOnly,
					width: width - 4,
					height: height - 2,
					theme,
				});
	const rows = Math.max(0, height - 2);
	const most = Math.max(0, lines.length - rows);
	const scroll = Math.min(state.scroll, most);
	model.viewport = {...model.viewport, detailRows: rows, detailLength: lines.length};
	const title =
		context === undefined ? words('user me') : words(`user me ${theme.glyphs.separator} ${safeText(context.name)}`);
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

/** Without a context: what the program is for, and on the practice tenant what to try. */
function welcomeLines({services}: MainModel, width: number): Line[] {
	const {practice} = services;
	const text =
		practice === undefined
			? 'A context is a tenant URL with an API key or an OAuth client. qctx proves it against the tenant before it is saved, and shows here who it signs in as.'
			: 'This is the practice tenant. Nothing of yours is read or written; all is gone on exit.';
	return wrapText(words(text), width)
		.map((part): Line => [span(part, 'muted')])
		.concat([[say('')]]);
}
