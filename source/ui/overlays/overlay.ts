import type {Line as EditedLine} from '../field/edit-line.ts';

/** What lies over the main screen and takes the keys. */
export type Overlay =
	/** A question that names what would be deleted. */
	| {readonly kind: 'delete'; readonly names: readonly string[]}
	| {readonly kind: 'name'; readonly purpose: 'rename' | 'duplicate'; readonly from: string; readonly line: EditedLine}
	| {readonly kind: 'copy'; readonly name: string; readonly selected: number}
	| {readonly kind: 'palette'; readonly line: EditedLine; readonly selected: number}
	| {readonly kind: 'help'; readonly scroll: number};
