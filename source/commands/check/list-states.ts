import {signInLabel} from '../../describe/sign-in.ts';
import {endsSoon} from '../../describe/states/expiry.ts';
import {shownText} from '../../describe/words/shown-text.ts';
import {hostOf} from '../../live/host-of.ts';
import {lastResult, readLastStates} from '../../live/last-states.ts';
import {defaultSettings} from '../../settings/settings.ts';
import type {CheckResult} from '../../tenant/check-result.ts';
import {clockTime} from '../../text/clock-time.ts';
import {formatAge} from '../../text/duration.ts';
import type {ExitCode} from '../../text/problem.ts';
import {openContexts, whatThereIs} from '../runtime/open-contexts.ts';
import type {Services} from '../runtime/services.ts';
import {tableLines} from '../runtime/table.ts';
import {stateCell} from './check-row.ts';

/** `qctx` without a terminal: the list as text with the last known states and their age; asks no tenant. */
export async function listStates(services: Services): Promise<ExitCode> {
	const open = await openContexts(services);
	if (!open.ok) {
		return services.report(open.problem);
	}

	const {snapshot, store} = open.value;
	if (snapshot.contexts.length === 0) {
		services.say(whatThereIs(snapshot));
		return 0;
	}

	const last = readLastStates(services.folders().cache, store.path);
	const now = Date.now();
	const settings = await services.settings();
	const {warnBefore} = settings.ok ? settings.value : defaultSettings;
	const rows = snapshot.contexts.map(context => {
		const known = lastResult(last, context);
		return [
			context.name === snapshot.current ? '*' : ' ',
			shownText(context.name),
			shownText(hostOf(context)),
			signInLabel(context),
			stateCell(known?.state ?? 'unchecked', false, services.unicode).trimEnd(),
			[known === undefined ? '' : whenWords(known, now), endsSoon(context, known, {now, warnBefore}) ?? '']
				.filter(part => part !== '')
				.join(', '),
		];
	});
	services.print(...tableLines([[' ', 'Name', 'Server', 'Kind', 'State', 'Checked'], ...rows]));
	return 0;
}

/** How old the state is, and until when a rate-limiting tenant must not be asked again. */
function whenWords({checkedAt, failure}: CheckResult, now: number): string {
	const age = formatAge(now - checkedAt);
	const retryAt = failure?.retryAt ?? 0;
	return retryAt > now ? `${age}, until ${clockTime(retryAt)}` : age;
}
