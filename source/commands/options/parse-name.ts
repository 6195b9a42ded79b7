import {maskLookalikes} from '../../credentials/redact.ts';
import {done, failed, type Result} from '../../text/problem.ts';

/** The name of a context as typed: any text except spaces only, trimmed. */
export function parseName(typed: string): Result<string> {
	const name = typed.trim();
	if (maskLookalikes(name) !== name) {
		return failed({
			what: 'This looks like a credential, not the name of a context.',
			cure: 'Give it another name; it is not stored.',
			exitCode: 2,
		});
	}

	return name === ''
		? failed({what: 'The name of a context cannot be empty.', cure: 'Give it a name.', exitCode: 2})
		: done(name);
}
