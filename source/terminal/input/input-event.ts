import type {Key} from './key.ts';

/** What a terminal sent. */
export type InputEvent =
	| {readonly type: 'key'; readonly key: Key}
	/** Pasted text, whole, as it came: line ends and control characters included. */
	| {readonly type: 'paste'; readonly text: string}
	/** No key of ours: an answer, the mouse, focus. `text` is the sequence in its 7-bit form, a string without its end, cut off when it is very long. */
	| {readonly type: 'report'; readonly text: string};
