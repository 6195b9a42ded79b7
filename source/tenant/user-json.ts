import {escapeForJson} from '../text/safe/escape-for-json.ts';

/**
 * The answer of `users/me` as `qlik user me` prints it: JSON with two spaces, keys in byte order at every level as Go sorts them, `links` left out,
 * unknown fields kept (docs/qlik-cloud.md). What a terminal would act on becomes `\uXXXX`. No line break at the end.
 */
export function userMeJson(raw: unknown): string {
	return rawJson(isObject(raw) ? Object.fromEntries(Object.entries(raw).filter(([key]) => key !== 'links')) : raw);
}

/** Any JSON value as `userMeJson` prints it, with nothing left out (`--raw`). */
export function rawJson(raw: unknown): string {
	return escapeForJson(print(raw, ''));
}

/** Not `JSON.stringify`: objects would put keys that look like numbers first, whatever order they are given. */
function print(value: unknown, indent: string): string {
	const inner = `${indent}  `;
	if (Array.isArray(value)) {
		const items = value.map(item => inner + print(item, inner));
		return items.length === 0 ? '[]' : `[\n${items.join(',\n')}\n${indent}]`;
	}

	if (isObject(value)) {
		const lines = Object.entries(value)
			.sort(([one], [other]) => Buffer.compare(Buffer.from(one), Buffer.from(other)))
			.map(([key, item]) => `${inner}${JSON.stringify(key)}: ${print(item, inner)}`);
		return lines.length === 0 ? '{}' : `{\n${lines.join(',\n')}\n${indent}}`;
	}

	return JSON.stringify(value) ?? 'null';
}

function isObject(value: unknown): value is object {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
