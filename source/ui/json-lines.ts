import {safeText} from '../text/safe-text.ts';
import {type Line, type Span, say, span} from './lines.ts';

/** An indented line of printed JSON: blanks, perhaps a key, the rest. */
const jsonLine = /^(\s*)(?:("(?:[^"\\]|\\.)*")(:\s))?(.*)$/;

/** Printed JSON in the screen's looks: keys stand out, punctuation steps back. */
export function jsonLines(json: string): Line[] {
	return json.split('\n').map(text => {
		const [, indent = '', key, colon = '', rest = ''] = jsonLine.exec(text) ?? [];
		const comma = rest.endsWith(',') ? ',' : '';
		const value = rest.slice(0, rest.length - comma.length);
		const spans: Span[] = [say(indent)];
		if (key !== undefined) {
			spans.push(span(safeText(key), 'accent'), say(colon, 'muted'));
		}

		spans.push(span(safeText(value), /^[[\]{}]+$/.test(value) ? 'muted' : 'plain'), say(comma, 'muted'));
		return spans.filter(piece => piece.text !== '');
	});
}
