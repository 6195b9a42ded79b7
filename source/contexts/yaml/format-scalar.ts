/** Where a string goes in YAML. `flow`: inside `{}` or `[]`, where more characters have a meaning. */
export interface ScalarOptions {
	readonly flow?: boolean;
	/** The style of the replaced value, kept when the new value allows it. */
	readonly like?: 'plain' | 'single' | 'double';
}

/**
 * A string as one line of YAML that every reader takes for exactly that string: YAML 1.1 and 1.2, Go's yaml.v2 and v3,
 * PyYAML, js-yaml, `yaml`. Quoted whenever any of them could take it for something else (docs/contexts-file.md).
 *
 * Our own code, because js-yaml and `yaml` consider only their own schemas, fold or write blocks for long and
 * multi-line text, and leave characters unescaped (U+0085, U+2028, direction overrides) that other readers take for line ends or reject.
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
 * Letters, digits and a few signs without a meaning in YAML, in block or flow style. A colon or a space is allowed only between
 * two of them, so that neither `: ` nor ` :` can occur; `#` is not allowed at all.
 */
const plainCharacters = /^[\p{L}\d_/][\p{L}\p{M}\p{N}_./@+=~%&()-]*(?:[: ][\p{L}\p{M}\p{N}_./@+=~%&()-]+)*$/u;

function isSafePlain(value: string): boolean {
	if (!plainCharacters.test(value) || !isBasicPlane(value)) return false;
	return isTextWithoutQuotes(value);
}

/** Whether every reader takes this for text without quotes, leaving aside characters with a meaning in YAML. */
export function isTextWithoutQuotes(value: string): boolean {
	return !isNumberLike(value) && !isWord(value) && !/^(?:|~|=|<<|[-+]?\.(?:inf|nan))$/i.test(value);
}

/** Booleans and nulls of YAML 1.1 and 1.2, in any case (`y`, `no`, `On`, `NULL`, …). */
function isWord(value: string): boolean {
	return /^(?:y|n|yes|no|on|off|true|false|null|nil|none)$/i.test(value);
}

/**
 * Numbers in any base and notation (`12e4567`, `1_000`, `0o17`, `0x1f`, `0b1`, and `e7`, a number to `yaml` in 1.1),
 * sexagesimal ones (`1:30`), dates (`2024-01-01`), versions (`1.2.3`): anything made of digits and the signs in these.
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

/** Keeps letters, marks, digits, punctuation and symbols of the basic plane; escapes everything else, including emoji, as Go does. */
function doubleQuoted(value: string): string {
	const escaped = value.replace(/["\\]|[^\x20-\x7e\p{L}\p{M}\p{N}\p{P}\p{S}]|[\u{10000}-\u{10ffff}]/gu, character => {
		const point = character.codePointAt(0) ?? 0;
		const hex = point.toString(16).toUpperCase();
		if (point <= 0xff) return shortEscapes[character] ?? `\\x${hex.padStart(2, '0')}`;
		return point <= 0xffff ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
	});
	return `"${escaped}"`;
}
