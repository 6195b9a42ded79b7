import {StringDecoder} from 'node:string_decoder';

/** Lines of a stream that comes in pieces. */
export interface WholeLines {
	/** Takes a piece; gives the lines that it completes, without their ends. */
	add(chunk: Buffer): string[];
	/** The rest when the stream ends: a last line without a line end. */
	end(): string[];
}

/** Only complete lines are passed on, so that the lines of several commands never mix. */
export function createWholeLines(): WholeLines {
	const decoder = new StringDecoder('utf8');
	// Pieces of the line that has no end yet: joined once, so that a long line costs no more than its length.
	let open: string[] = [];
	return {
		add(chunk) {
			const [first = '', ...rest] = decoder.write(chunk).split(/\r?\n/);
			open.push(first);
			if (rest.length === 0) {
				return [];
			}

			const lines = [open.join(''), ...rest.slice(0, -1)];
			open = [rest.at(-1) ?? ''];
			return lines.map(line => line.replace(/\r$/, ''));
		},
		end() {
			const last = open.join('') + decoder.end();
			open = [];
			return last === '' ? [] : [last];
		},
	};
}
