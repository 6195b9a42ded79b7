import type {Change} from '../contexts/store.ts';
import type {Problem, Result} from '../text/problem.ts';
import type {Tone} from './tone.ts';

/** The result of an action. Raw text: clean it before showing it. */
export interface Outcome {
	/** It was done. */
	readonly ok: boolean;
	readonly tone: Tone;
	/** What was done, or why nothing was. */
	readonly text: string;
	/** What to do about it, or what else failed. */
	readonly more?: string;
	/** The context that this was about, by the name that it has now. */
	readonly name?: string;
	/** Protected contexts whose names have to be typed first; without them nothing was done. */
	readonly unconfirmed?: readonly string[];
}

/** Of a change of contexts.yml. `name`: the context that it was about, by the name that it has afterwards. */
export function outcomeOfChange(result: Result<Change>, name?: string): Outcome {
	if (!result.ok) {
		return outcomeOfProblem(result.problem);
	}

	const {description, warning} = result.value;
	return {
		ok: true,
		tone: warning === undefined ? 'good' : 'warn',
		text: description,
		...(warning === undefined ? {} : {more: warning}),
		...(name === undefined ? {} : {name}),
	};
}

export function outcomeOfProblem({what, cure}: Problem): Outcome {
	return {ok: false, tone: 'bad', text: what, more: cure};
}

/** For a place with room for one line. Messages taken from qlik-cli end without a full stop. */
export function inOneLine({text, more}: Outcome): string {
	return more === undefined || more === '' ? text : `${/[.!?]$/.test(text) ? text : `${text}.`} ${more}`;
}
