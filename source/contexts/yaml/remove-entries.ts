import type {LocatedEntry, LocatedMap} from './locate.ts';
import {entryLines, flowEnd, type MapInText} from './map-in-text.ts';
import type {Splice} from './splice.ts';

/** Removes entries. A map that becomes empty is written as `{}`, because a bare `key:` would be null, which `qlik` rejects. */
export function removeEntries(place: MapInText, names: ReadonlySet<string>): Splice[] {
	const {text, map, owner} = place;
	const gone = map.entries.filter(entry => entry.name !== undefined && names.has(entry.name));
	if (map.style === 'flow') return removeFromFlow(text, map, gone);
	const splices = gone.map(entry => entryLines(text, entry));
	if (gone.length < map.entries.length || !owner) return splices;
	const at = owner.properties.at(-1)?.end ?? owner.colonEnd ?? owner.keyEnd;
	return [{start: at, end: at, text: ' {}'}, ...splices];
}

function removeFromFlow(text: string, map: LocatedMap, gone: readonly LocatedEntry[]): Splice[] {
	const kept = map.entries.filter(entry => !gone.includes(entry));
	const lastKept = kept.at(-1);
	const splices: Splice[] = [];
	for (const entry of gone) {
		const behind = /[ \t]*(,[ \t]*(?:#[^\n]*)?(?:\r?\n[ \t]*)?)?/y;
		behind.lastIndex = flowEnd(entry);
		behind.exec(text);
		const end = lastKept && entry.start < lastKept.start ? behind.lastIndex : flowEnd(entry);
		splices.push({start: entry.start, end, text: ''});
	}

	// After the last kept entry, its comma and the commas of removed ones are left over.
	const tail = gone.filter(entry => !lastKept || entry.start > lastKept.start);
	for (const entry of tail) {
		const before = lastKept && entry === tail[0] ? text.indexOf(',', flowEnd(lastKept)) : -1;
		if (before >= 0)
			splices.push({
				start: before,
				end: /^,[ \t]*$/.test(text.slice(before, entry.start)) ? entry.start : before + 1,
				text: '',
			});
		const after = /\s*,/y;
		after.lastIndex = flowEnd(entry);
		if (entry !== tail.at(-1) && after.exec(text))
			splices.push({start: flowEnd(entry), end: after.lastIndex, text: ''});
	}

	return splices;
}
