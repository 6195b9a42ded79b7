import {type ContextsContent, parseContexts} from '../reading/parse-contexts.ts';

/** The contexts that a new version of the file makes current, renames or removes. */
export function namesAtStake(before: string, after: ContextsContent): readonly string[] {
	const present = parseContexts(before);
	if (!present.ok) return [];
	const left = new Set(after.contexts.map(({name}) => name));
	const gone = present.value.contexts.map(({name}) => name).filter(name => !left.has(name));
	const {current} = after;
	return current === undefined || current === present.value.current ? gone : [...gone, current];
}
