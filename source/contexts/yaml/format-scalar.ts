/** How a string stands in YAML. `flow`: inside `{}` or `[]`, where more characters mean something. */
export interface ScalarOptions {
	readonly flow?: boolean;
	/** The style of what is replaced, kept when the new value allows it. */
	readonly like?: 'plain' | 'single' | 'double';
}

/**
 * A string as one line of YAML that every reader takes for that very string: YAML 1.1 and 1.2, Go's yaml.v2 and v3,
 * PyYAML, js-yaml, `yaml`. Quoted whenever any of them could read something else (docs/contexts-file.md).
 *
 * Our own and not a library's: js-yaml and `yaml` look at their own schemas only, fold or write blocks for long and
 * multi-line text, and leave characters bare (U+0085, U+2028, direction overrides) that other readers take for line ends or refuse.
 */
export function formatScalar(value: string, place: ScalarOptions = {}): string {
	const like = place.like ?? 'plain';
	if (like === 'plain' && isSafePlain(value)) return value;
	if (like === 'single' && /^[\x20-\x7e\p{L}\p{M}\p{N}]*$/u.test(value) && isBasicPlane(value)) {
		return `'${value.replaceAll("'", "''")}'`;
	}

	return doubleQuoted(value);
}

/**
 * Letters, digits and a few signs that mean nothing in YAML, in block and in flow. A colon or a blank stands only between
 * two of them, so that neither `: ` nor ` :` can occur; `#` is not among them at all.
 */
const plainCharacters = /^[\p{L}\d_/][\p{L}\p{M}\p{N}_./@+=~%&()-]*(?:[: ][\p{L}\p{M}\p{N}_./@+=~%&()-]+)*$/u;

function isSafePlain(value: string): boolean {
	if (!plainCharacters.test(value) || !isBasicPlane(value)) return false;
	return isTextWithoutQuotes(value);
}

/** Whether every reader takes this for text when it stands without quotes; characters that mean something in YAML apart. */
export function isTextWithoutQuotes(value: string): boolean {
	return !isNumberLike(value) && !isWord(value) && !/^(?:|~|=|<<|[-+]?\.(?:inf|nan))$/i.test(value);
}

/** Booleans and nulls of YAML 1.1 and 1.2, in any case (`y`, `no`, `On`, `NULL`, …). */
function isWord(value: string): boolean {
	return /^(?:y|n|yes|no|on|off|true|false|null|nil|none)$/i.test(value);
}

/**
 * Numbers of any base and notation (`12e4567`, `1_000`, `0o17`, `0x1f`, `0b1`, `e7`, which `yaml` takes for one in 1.1),
 * sexagesimal ones (`1:30`), dates (`2024-01-01`), versions (`1.2.3`): anything of digits and the signs of these.
 */
function isNumberLike(value: string): boolean {
	return /\d/.test(value) && /^(?:0x[\da-f_]*|[\d_.,:+\-/ ]*(?:e[\d_+-]*)?|0[ob][\d_]*|\d{4}-\d.*)$/i.test(value);
}

function isBasicPlane(value: string): boolean {
	return !/[\u{10000}-\u{10ffff}\u{d800}-\u{dfff}]/u.test(value);
}

const shortEscapes: Readonly<Record<string, string>> = {
	'"': '\\"',
	'\\': '\\\\',
	'\n': '\\n',
	'\r': '\\r',
	'\t': '\\t',
	'\0': '\\0',
};

/** Letters, marks, digits, punctuation and symbols of the basic plane stay; everything else is escaped, emoji as Go does. */
function doubleQuoted(value: string): string {
	const escaped = value.replace(/["\\]|[^\x20-\x7e\p{L}\p{M}\p{N}\p{P}\p{S}]|[\u{10000}-\u{10ffff}]/gu, character => {
		const point = character.codePointAt(0) ?? 0;
		const hex = point.toString(16).toUpperCase();
		if (point <= 0xff) return shortEscapes[character] ?? `\\x${hex.padStart(2, '0')}`;
		return point <= 0xffff ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
	});
	return `"${escaped}"`;
}
