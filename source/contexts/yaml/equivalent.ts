import {isTextWithoutQuotes} from './format-scalar.ts';
import {isNull, type YamlMap, type YamlNode, type YamlScalar} from './node.ts';

/**
 * Whether two trees mean the same: equal values of equal types under equal names. Quotes may come
 * and go only around values that every reader takes for text without them too.
 */
export function isEquivalent(wanted: YamlNode, read: YamlNode): boolean {
	return compare(wanted, read, new Map());
}

/** Aliases put one node in many places, so each pair is compared only once. */
type Seen = Map<YamlNode, Set<YamlNode>>;

function compare(wanted: YamlNode, read: YamlNode, seen: Seen): boolean {
	if (wanted === read) return true;
	if (wanted.kind === 'scalar') return read.kind === 'scalar' && sameScalar(wanted, read);
	const partners = seen.get(wanted) ?? new Set();
	if (partners.has(read)) return true;
	seen.set(wanted, partners.add(read));
	if (wanted.tag !== read.tag) return false;
	if (wanted.kind === 'map') return read.kind === 'map' && sameMap(wanted, read, seen);
	if (read.kind !== 'list' || wanted.items.length !== read.items.length) return false;
	return wanted.items.every((item, index) => compare(item, read.items[index] ?? item, seen));
}

function sameScalar(wanted: YamlScalar, read: YamlScalar): boolean {
	if (isNull(wanted)) return isNull(read);
	if (wanted.text !== read.text || wanted.tag !== read.tag) return false;
	return wanted.plain === read.plain || isTextWithoutQuotes(read.text);
}

function sameMap(wanted: YamlMap, read: YamlMap, seen: Seen): boolean {
	if (wanted.entries.length !== read.entries.length) return false;
	const byName = new Map(read.entries.flatMap(({key, value}) => (key.kind === 'scalar' ? [[key.text, value]] : [])));
	const others = read.entries.filter(({key}) => key.kind !== 'scalar');
	return wanted.entries.every(({key, value}) => {
		if (key.kind === 'scalar') {
			const found = byName.get(key.text);
			return found !== undefined && compare(value, found, seen);
		}

		const other = others.shift();
		return other !== undefined && compare(key, other.key, seen) && compare(value, other.value, seen);
	});
}
