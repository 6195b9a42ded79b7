import type {InputEvent} from '../../source/terminal/input/input-event.ts';
import {InputTokenizer} from '../../source/terminal/input/input-tokenizer.ts';
import {keyName} from '../../source/terminal/input/key.ts';

/** `j`, `shift+up`, `paste "text"`; what is no key is left out. */
export function inWords(events: readonly InputEvent[]): string[] {
	return events.flatMap(event => {
		if (event.type === 'key') {
			return [`${event.key.shift && event.key.name !== 'char' ? 'shift+' : ''}${keyName(event.key)}`];
		}

		return event.type === 'paste' ? [`paste ${JSON.stringify(event.text)}`] : [];
	});
}

/** What comes of pieces that arrive at once, each followed by what is given up if `thenWaits`. */
export function heard(pieces: ReadonlyArray<Uint8Array | string>, thenWaits = true): InputEvent[] {
	const tokenizer = new InputTokenizer();
	const events = pieces.flatMap(piece => tokenizer.feed(piece, 0));
	return thenWaits ? [...events, ...tokenizer.giveUp()] : events;
}
