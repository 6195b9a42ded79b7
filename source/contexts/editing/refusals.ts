import {redact} from '../../credentials/redact.ts';
import type {Problem} from '../../text/problem.ts';
import type {ContextsEdit} from '../edit.ts';
import {formatScalar} from '../yaml/format-scalar.ts';

/** qlik-cli's own words, where they are known (docs/contexts-file.md). */
export function nameTaken(name: string): Problem {
	return {
		what: `Context '${redact(name)}' already exists`,
		cure: 'Take another name, or change the context there is with: qctx context update',
		exitCode: 1,
	};
}

/** qlik-cli's own words for `use` and `update` (docs/contexts-file.md); the others follow `update`. */
export function unknownName(name: string, doing: ContextsEdit['type']): Problem {
	return {
		what:
			doing === 'use'
				? `context with name '${redact(name)}' does not exist`
				: `No context by the name '${redact(name)}'`,
		cure: 'List the names with: qctx context ls',
		exitCode: 1,
	};
}

/**
 * Any text that is not empty may be a name (docs/contexts-file.md), as long as YAML can hold it as a key: Go's
 * and libyaml's readers give up on keys of more than 1,024 characters.
 */
export function nameCannotBe(name: string): Problem | undefined {
	const refuse = (why: string, cure: string): Problem => ({
		what: `A context cannot have this name: ${why}.`,
		cure,
		exitCode: 2,
	});
	if (name.trim() === '') return refuse('it is empty', 'Give it a name, such as the host name of its tenant.');
	if (name.trim() !== name) return refuse('it begins or ends with a space', 'Remove the spaces.');
	if (!name.isWellFormed()) return refuse('it is not valid Unicode', 'Type it again.');
	// Go's yaml.v3 (tried with 3.0.1) writes this one without quotes, and the context is gone when it is next read.
	if (name === '<<') return refuse('qlik loses it at its next write', 'Take another one.');
	if (formatScalar(name).length > 1000) return refuse('it is longer than YAML allows for a key', 'Take a shorter one.');
	return undefined;
}

export function valueCannotBe(field: string): Problem {
	return {what: `${field} is not valid Unicode and cannot be stored.`, cure: 'Type it again.', exitCode: 2};
}

export function contextNotAMap(name: string): Problem {
	return {
		what: `The entry with the name '${redact(name)}' is not a context, because it is not a map of keys and values.`,
		cure: 'Fix the file in an editor, or remove the entry with: qctx context rm',
		exitCode: 1,
	};
}

/** The text cannot be changed in just this place; nothing was written. */
export function tiedTogether(): Problem {
	return {
		what: 'This change cannot be made on its own: the file ties its parts together (by anchors and aliases, or an unusual notation).',
		cure: 'Make the change in an editor. Nothing was written.',
		exitCode: 4,
	};
}

/** Every YAML reader ends the line there, except the parser used for edits. */
export function mixedLineEnds(line: number): Problem {
	return {
		what: `Line ${line} of the contexts file ends with a bare carriage return and others do not, so it cannot be edited safely. Nothing was written.`,
		cure: 'Convert the file to one kind of line end in an editor.',
		exitCode: 4,
	};
}
