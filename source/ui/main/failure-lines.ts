import type {Context} from '../../contexts/context.ts';
import {cureKeys} from '../../describe/cure-keys.ts';
import type {Failure} from '../../tenant/check-result.ts';
import {formatDuration} from '../../text/duration.ts';
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
export function failureLines(failure: Failure, facts: FailureFacts): Line[] {
	const {what, cause, cure, action, retryAt} = failure;
	const prose = (text: string, role: Role): Line[] =>
		wrapText(safeText(text), facts.width).map(part => [span(part, role)]);
	const keys = cureKeys(action)
		// Without a server there is nothing to open.
		.filter(({key}) => key !== 'o' || facts.context.server !== undefined)
		.map(({key, does}): Line => [say(key.padEnd(3), 'accent'), say(does)]);
	if (retryAt !== undefined && retryAt > facts.now) {
		keys.push([say(`asked again by itself in ${formatDuration(retryAt - facts.now)}`, 'muted')]);
	}

	const evidence = evidenceTexts(failure).flatMap(text => prose(text, 'muted'));
	if (facts.low) {
		return [...prose(what, 'strong'), ...keys, ...prose(cause, 'plain'), ...prose(cure, 'plain'), ...evidence];
	}

	const blocks = [[...prose(what, 'strong'), ...prose(cause, 'plain')], prose(cure, 'plain'), keys, evidence];
	return blocks.filter(block => block.length > 0).flatMap((block, index) => (index === 0 ? block : [[], ...block]));
}

/** `POST /oauth/token → 401 OAUTH-1 Invalid client`, the tenant's own words, the trace id. */
function evidenceTexts({evidence}: Failure): string[] {
	const {method, path, status, code, title, detail, traceId} = evidence;
	const join = (parts: ReadonlyArray<string | number | undefined>) =>
		parts.filter(part => part !== undefined).join(' ');
	const exchange = [join([method, path]), join([status, code, title])].filter(text => text !== '').join(' → ');
	return [exchange, detail ?? '', traceId === undefined ? '' : `trace ${traceId}`].filter(text => text !== '');
}
