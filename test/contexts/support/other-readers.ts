import {CORE_SCHEMA, load, mergeTag, realMapTag, YAML11_SCHEMA} from 'js-yaml';
import {parse} from 'yaml';

/** A YAML library that is not the one qctx reads with, or that one with its own idea of types. */
export interface OtherReader {
	readonly name: string;
	/** Maps as `Map`. Throws what it does not take. */
	read(text: string): unknown;
}

/** Two libraries, each by the rules of YAML 1.1 and of 1.2. */
export const otherReaders: readonly OtherReader[] = [
	{name: 'yaml, 1.2', read: text => parse(text, {version: '1.2', merge: true, mapAsMap: true, logLevel: 'error'})},
	{name: 'yaml, 1.1', read: text => parse(text, {version: '1.1', merge: true, mapAsMap: true, logLevel: 'error'})},
	{name: 'js-yaml, 1.2', read: text => load(text, {schema: CORE_SCHEMA.withTags(mergeTag, realMapTag)})},
	{name: 'js-yaml, 1.1', read: text => load(text, {schema: YAML11_SCHEMA.withTags(realMapTag)})},
];

/** All strings, no types: `yaml` with its failsafe schema. The oracle for what a file says. */
export function readAsStrings(text: string): unknown {
	return parse(text, {schema: 'failsafe', merge: true, mapAsMap: true, logLevel: 'error'});
}

/** Looks a path up in nested maps. */
export function at(value: unknown, ...keys: string[]): unknown {
	return keys.reduce<unknown>((inner, key) => (inner instanceof Map ? inner.get(key) : undefined), value);
}

/**
 * What Go's yaml.v2 and yaml.v3 make of a plain scalar, from their `resolve.go`: both are asked, since `qlik` was built with
 * one of them (docs/contexts-file.md). `string` only if both say so.
 */
export function goReads(plain: string): 'string' | 'other' {
	const words = ['', '~', 'null', 'Null', 'NULL', '<<', 'true', 'True', 'TRUE', 'false', 'False', 'FALSE'];
	const wordsOfV2 = ['y', 'Y', 'yes', 'Yes', 'YES', 'on', 'On', 'ON', 'n', 'N', 'no', 'No', 'NO', 'off', 'Off', 'OFF'];
	if (words.includes(plain) || wordsOfV2.includes(plain)) return 'other';
	if (/^[-+]?\.(?:inf|Inf|INF)$|^\.(?:nan|NaN|NAN)$/.test(plain)) return 'other';
	if (!/^[-+.\d]/.test(plain)) return 'string';
	if (/^\d{4}-\d/.test(plain)) return 'other';
	const number = plain.replaceAll('_', '');
	// strconv.ParseInt(…, 0, 64) and the float pattern of yaml.
	if (/^[-+]?(?:0[xX][\da-fA-F]+|0[oO]?[0-7]+|0[bB][01]+|\d+)$/.test(number)) return 'other';
	if (/^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/.test(number)) return 'other';
	return 'string';
}
