import type {Context} from '../../contexts/context.ts';
import {cureKeys} from '../../describe/cure-keys.ts';
import {describeFailure} from '../../describe/failure.ts';
import type {CheckResult} from '../../tenant/check-result.ts';
import {safeText} from '../../text/safe-text.ts';
import {type Line, type Role, say, span, wrapText} from '../lines.ts';

export interface FailureFacts {
	/** Cells inside the pane. */
	readonly width: number;
	readonly context: Pick<Context, 'server'>;
	/** Epoch milliseconds. */
	readonly now: number;
	/** Few rows: the keys come right after what happened, and no line is left empty. */
	readonly low: boolean;
}

/** What happened, its likely cause, what to do, the keys that do it, and what was asked and answered. */
export function failureLines(failure: CheckResult, facts: FailureFacts): Line[] {
	const {headline, cause, cure, evidence} = describeFailure(failure, {now: facts.now, retries: true});
	const prose = (text: string, role: Role): Line[] =>
		wrapText(safeText(text), facts.width).map(part => [span(part, role)]);
	const keys = (failure.failure === undefined ? [] : cureKeys(failure.failure.action))
		// Without a server there is nothing to open.
		.filter(({key}) => key !== 'o' || facts.context.server !== undefined)
		.map(({key, does}): Line => [say(key.padEnd(3), 'accent'), say(does)]);
	const proof = evidence.flatMap(text => prose(text, 'muted'));
	if (facts.low) {
		return [...prose(headline, 'strong'), ...keys, ...prose(cause, 'plain'), ...prose(cure, 'plain'), ...proof];
	}

	const blocks = [[...prose(headline, 'strong'), ...prose(cause, 'plain')], prose(cure, 'plain'), keys, proof];
	return blocks.filter(block => block.length > 0).flatMap((block, index) => (index === 0 ? block : [[], ...block]));
}
