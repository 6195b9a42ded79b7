import {text} from './format.ts';
import {isNull, type YamlEntry, type YamlMap, type YamlNode} from './node.ts';

/** The value of a key; undefined when the map does not have it. */
export function valueAt(map: YamlMap, name: string): YamlNode | undefined {
	return map.entries.find(({key}) => key.kind === 'scalar' && key.text === name)?.value;
}

/** The values by name, for repeated look-ups. */
export function valuesOf(map: YamlMap): ReadonlyMap<string, YamlNode> {
	return new Map(map.entries.flatMap(({key, value}) => (key.kind === 'scalar' ? [[key.text, value]] : [])));
}

/** The names of a map's keys in order, including those from a merge key. */
export function namesOf(map: YamlMap): string[] {
	return map.entries.flatMap(({key}) => (key.kind === 'scalar' ? [key.text] : []));
}

/** The map with another value under a name; the same object when nothing changes. New names come last. */
export function withValue(map: YamlMap, name: string, value: YamlNode): YamlMap {
	const at = map.entries.findIndex(({key}) => key.kind === 'scalar' && key.text === name);
	const old = map.entries[at];
	if (!old) return {...map, entries: [...map.entries, {key: text(name), value, merged: false}]};
	if (old.value === value || isStoredAlready(old.value, value)) return map;
	return {...map, entries: map.entries.with(at, {key: old.key, value, merged: false})};
}

/** The map without some names; the same object when it has none of them. */
export function withoutValues(map: YamlMap, names: ReadonlySet<string>): YamlMap {
	const entries = map.entries.filter(({key}) => !(key.kind === 'scalar' && names.has(key.text)));
	return entries.length === map.entries.length ? map : {...map, entries};
}

/** The map with an entry renamed, in its old place. */
export function withName(map: YamlMap, from: string, to: string): YamlMap {
	const entries = map.entries.map(
		(entry): YamlEntry => (entry.key.kind === 'scalar' && entry.key.text === from ? {...entry, key: text(to)} : entry),
	);
	return {...map, entries};
}

/** Whether the stored value already means the wanted one, so that its notation can stay. */
function isStoredAlready(stored: YamlNode, wanted: YamlNode): boolean {
	if (stored.kind !== 'scalar' || wanted.kind !== 'scalar' || stored.tag !== '' || isNull(stored)) return false;
	if (wanted.plain) return stored.plain && stored.text === wanted.text;
	return stored.text === wanted.text;
}
