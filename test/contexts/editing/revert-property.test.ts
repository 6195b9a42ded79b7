import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import type {ContextsEdit} from '../../../source/contexts/edit.ts';
import {editContextsText} from '../../../source/contexts/editing/edit-text.ts';
import {revert} from '../../../source/contexts/editing/revert.ts';
import {contextsIn} from '../../../source/contexts/single-context.ts';
import {anyEdit} from '../support/any-edit.ts';
import {oddFile} from '../support/odd-files.ts';
import {readAsStrings} from '../support/other-readers.ts';
import {propertyRuns, propertyTimeout} from '../support/property-runs.ts';

const figures = {changes: 0, taken: 0, refused: 0};

function asPlain(text: string | null): unknown {
	const plain = (value: unknown): unknown => {
		if (value instanceof Map) {
			const entries = [...value].map(([key, inner]): [string, unknown] => [String(key), plain(inner)]);
			return {map: entries.toSorted(([a], [b]) => (a < b ? -1 : 1))};
		}

		return Array.isArray(value) ? value.map(plain) : String(value ?? '').replace(/^null$/, '');
	};
	const root = readAsStrings(text ?? '');
	const whole = new Map(root instanceof Map ? root : []);
	// No current context is said in three ways, and no contexts too.
	if (!whole.get('current-context')) whole.set('current-context', '');
	if (!(whole.get('contexts') instanceof Map)) whole.set('contexts', new Map());
	return plain(whole);
}

function edited(text: string, edit: ContextsEdit): string | undefined {
	const result = editContextsText(text, edit);
	return result.ok && result.value !== text ? result.value : undefined;
}

/** The names that two edits are both about, the current context included. */
function overlap(text: string, mine: ContextsEdit, theirs: ContextsEdit): boolean {
	const about = (edit: ContextsEdit): string[] => {
		const current = 'makeCurrent' in edit && edit.makeCurrent ? [' current'] : [];
		switch (edit.type) {
			case 'rename':
			case 'duplicate':
				return [edit.from, edit.to, ' current'];
			case 'remove':
				return [...edit.names, ' current'];
			case 'use':
				return [edit.name, ' current'];
			case 'import':
				return [...contextsIn(edit.text)];
			case 'clear':
				return [' current'];
			default:
				return [edit.name, ...current];
		}
	};

	// A file that was none before has its keys from the first edit.
	return readAsStrings(text) === null || about(mine).some(name => about(theirs).includes(name));
}

describe('undoing a change after other programs changed the file', () => {
	it(
		'keeps the other changes, as if the undone one had never been made',
		() => {
			fc.assert(
				fc.property(
					oddFile.chain(file => {
						const edit = anyEdit(file.entries.map(({name}) => name));
						return fc.tuple(fc.constant(file.text), edit, edit);
					}),
					([start, mine, theirs]) => {
						const changed = edited(start, mine);
						const both = changed === undefined ? undefined : edited(changed, theirs);
						const expected = edited(start, theirs);
						if (changed === undefined || both === undefined) return;
						figures.changes++;
						const back = revert(changed, start, both);
						if (!back.ok) {
							figures.refused++;
							// 4: an anchor is in the way, which is said.
							expect([back.problem.exitCode, back.problem.exitCode === 4 || overlap(start, mine, theirs)]).toEqual([
								back.problem.exitCode,
								true,
							]);
							return;
						}

						figures.taken++;
						if (expected === undefined || overlap(start, mine, theirs)) return;
						expect(asPlain(back.value.text)).toEqual(asPlain(expected));
						const again = revert(start, changed, back.value.text);
						expect(again.ok || again.problem.what).toBe(true);
						if (again.ok) expect(asPlain(again.value.text)).toEqual(asPlain(both));
					},
				),
				propertyRuns(400),
			);
			if (process.env.QCTX_PROPERTY_RUNS) console.info(figures);
			expect(figures.taken).toBeGreaterThan(figures.changes / 3);
		},
		propertyTimeout,
	);
});
