import type {Key} from './key.ts';

/** What a terminal sent. */
export type InputEvent =
	| {readonly type: 'key'; readonly key: Key}
	/** The whole pasted text as it arrived, including line ends and control characters. */
	| {readonly type: 'paste'; readonly text: string}
	/** Not one of our keys: an answer, the mouse, focus. `text`: the sequence in 7-bit form, a string without its terminator; cut off when it is very long. */
	| {readonly type: 'report'; readonly text: string};
