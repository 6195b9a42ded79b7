import type {Line} from '../lines.ts';
import {paint} from '../paint.ts';
import {paneRows} from '../pane-rows.ts';
import type {Theme} from '../theme.ts';
import {detailPane} from './detail-pane.ts';
import {footerLine, noticeLines} from './footer-line.ts';
import {headerLine} from './header-line.ts';
import type {Layout} from './layout.ts';
import {listPane} from './list-pane.ts';
import type {MainModel} from './main-model.ts';

export interface MainRowsOptions {
	/** Size of the screen in cells. */
	readonly columns: number;
	readonly rows: number;
	readonly layout: Layout;
	/** Epoch milliseconds. */
	readonly now: number;
	/** Stands beside what is pending; it may turn. */
	readonly running: string;
	readonly theme: Theme;
	/** In place of the keys of the main screen and its notice, while something lies above it. */
	readonly footer?: Line | undefined;
}

/**
 * The main screen, one painted text a row, each as wide as the screen: header, list and right pane, footer. Tells the model how much of each pane is
 * seen. Needs no Ink, so that the first frame can be written before Ink is loaded.
 */
export function mainRows(model: MainModel, options: MainRowsOptions): string[] {
	const {columns, rows, layout, theme} = options;
	const state = model.state();
	const {ellipsis} = theme.glyphs;
	const list = paneRows(listPane(model, {...options, ...layout.list}), theme);
	const {pane, length} = detailPane(model, {...options, ...layout.detail});
	const detail = paneRows(pane, theme);
	model.viewport = {
		...model.viewport,
		listRows: layout.list.height - 2,
		detailRows: Math.max(0, layout.detail.height - 2),
		detailLength: length,
	};
	const screen = [
		paint(headerLine(state, model.services, columns, ellipsis), theme),
		...(layout.arrangement === 'stacked' ? [...list, ...detail] : list.map((row, index) => row + detail[index])),
		paint(options.footer ?? footerLine(state, columns, ellipsis), theme),
	];
	// What does not fit into the footer stands over the lower edge of the panes until the next key.
	const notice = options.footer === undefined ? noticeLines(state, columns, ellipsis) : [];
	return notice.length < 2
		? screen
		: [...screen.slice(0, rows - notice.length), ...notice.map(line => paint(line, theme))];
}
