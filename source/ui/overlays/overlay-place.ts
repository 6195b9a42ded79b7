import type {Size} from '../main/layout.ts';
import {helpLines} from './help-lines.ts';
import type {Overlay} from './overlay.ts';

/** Size and place of an overlay on the screen, borders included. */
export interface OverlayPlace {
	readonly left: number;
	readonly top: number;
	readonly width: number;
	readonly height: number;
}

/** From here on there is room around a list of keys. */
const wideColumns = 100;

/** In the middle, as tall as its lines; lists of keys take the width of a narrow screen. */
export function overlayPlace(kind: Overlay['kind'], lines: number, columns: number, rows: number): OverlayPlace {
	if (columns < wideColumns && (kind === 'help' || kind === 'palette')) {
		return {width: columns, height: Math.min(rows - 2, lines + 2), left: 0, top: 1};
	}

	const width = Math.min(columns - 4, kind === 'help' ? 116 : 84);
	const height = Math.min(rows - 4, lines + 2);
	return {
		width,
		height,
		left: Math.floor((columns - width) / 2),
		top: Math.max(1, Math.floor((rows - height) / 2) - 1),
	};
}

/** How far the help can be scrolled on a screen of this size. */
export function helpScrollLimit({columns, rows}: Size): number {
	const {width} = overlayPlace('help', 40, columns, rows);
	const {length} = helpLines(width - 4);
	return Math.max(0, length - overlayPlace('help', length, columns, rows).height + 2);
}
