import type {ContextsSnapshot} from '../contexts/snapshot.ts';
import {sameTarget} from '../live/target-identity.ts';

/** What another program changed in the file, in sentences; empty when nothing that the list shows. Raw text. */
export function describeFileChange(before: ContextsSnapshot, after: ContextsSnapshot): string[] {
	const known = new Map(before.contexts.map(context => [context.name, context]));
	const names = new Set(after.contexts.map(context => context.name));
	const added = after.contexts.filter(({name}) => !known.has(name)).map(({name}) => name);
	const removed = before.contexts.filter(({name}) => !names.has(name)).map(({name}) => name);
	const changed = after.contexts
		.filter(context => {
			const old = known.get(context.name);
			return old !== undefined && (!sameTarget(old, context) || old.comment !== context.comment);
		})
		.map(({name}) => name);
	const sentences = [
		...(before.current === after.current
			? []
			: [
					after.current === undefined
						? `no context is current now (was ${before.current})`
						: `${after.current} is current now${before.current === undefined ? '' : ` (was ${before.current})`}`,
				]),
		...list('added', added),
		...list('removed', removed),
		...list('changed', changed),
		...(after.othersCanRead && !before.othersCanRead ? ['others can read the file now: p makes it private'] : []),
		...(!after.othersCanRead && before.othersCanRead ? ['you alone can read the file now'] : []),
	];
	return sentences.map(sentence => `Another program changed contexts.yml: ${sentence}.`);
}

/** More names than this are a number. */
const mostNames = 5;

function list(verb: string, names: readonly string[]): string[] {
	if (names.length === 0) {
		return [];
	}

	return [`${verb} ${names.length > mostNames ? `${names.length} contexts` : names.join(', ')}`];
}
