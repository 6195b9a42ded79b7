/** The kind of an answer's body, whatever its `Content-Type`: proxies and portals get that wrong. */
export type Body =
	| {readonly kind: 'json'; readonly value: unknown}
	| {readonly kind: 'html'; readonly title: string | undefined}
	| {readonly kind: 'empty'}
	/** Starts like JSON but is cut off. */
	| {readonly kind: 'cut-off'}
	/** JSON nested deeper than any genuine answer. */
	| {readonly kind: 'too-deep'}
	/** Labelled as JSON or similar to it, but invalid. */
	| {readonly kind: 'not-json'}
	| {readonly kind: 'text'};

const deepest = 64;

/** Determines the kind of a body by its text; `contentType` decides only when the text does not. Never throws. */
export function readResponseBody(text: string, contentType = ''): Body {
	const trimmed = text.trim();
	if (trimmed === '') {
		return {kind: 'empty'};
	}

	if (trimmed.startsWith('<')) {
		return {kind: 'html', title: htmlTitle(trimmed)};
	}

	const looksLikeJson = /^[{[]/.test(trimmed);
	if (looksLikeJson && isDeeperThan(trimmed, deepest)) {
		return {kind: 'too-deep'};
	}

	try {
		return {kind: 'json', value: JSON.parse(trimmed)};
	} catch {
		if (looksLikeJson) {
			return {kind: endsInTheMiddle(trimmed) ? 'cut-off' : 'not-json'};
		}

		if (/\bjson\b/i.test(contentType)) {
			return {kind: 'not-json'};
		}

		return /\bhtml\b/i.test(contentType) ? {kind: 'html', title: undefined} : {kind: 'text'};
	}
}

function htmlTitle(html: string): string | undefined {
	const title = /<title[^>]{0,200}>([^<]{1,300})/i.exec(html.slice(0, 20_000))?.[1]?.replace(/\s+/g, ' ').trim();
	return title === '' ? undefined : title;
}

/** Brackets left open at the end, or a string: what a cut leaves behind. */
function endsInTheMiddle(json: string): boolean {
	const {open, inString} = scan(json, Infinity);
	return open > 0 || inString;
}

function isDeeperThan(json: string, limit: number): boolean {
	return scan(json, limit).open > limit;
}

/** Counts brackets outside strings, without recursion: the parser's and the printer's stacks are not for others to fill. */
function scan(json: string, limit: number): {readonly open: number; readonly inString: boolean} {
	let open = 0;
	let inString = false;
	for (let index = 0; index < json.length && open <= limit; index++) {
		const character = json[index];
		if (inString) {
			if (character === '\\') {
				index++;
			} else if (character === '"') {
				inString = false;
			}
		} else if (character === '"') {
			inString = true;
		} else if (character === '{' || character === '[') {
			open++;
		} else if (character === '}' || character === ']') {
			open--;
		}
	}

	return {open, inString};
}
