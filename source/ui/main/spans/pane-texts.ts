import {stateDetails} from '../../../describe/states/live-state.ts';
import type {LiveState} from '../../../live/live-state.ts';
import {type SafeText, safeText} from '../../../text/safe/safe-text.ts';
import {stateSpan} from '../../components/state-span.ts';
import {type Line, say, words} from '../../spans.ts';
import type {Theme} from '../../theme.ts';
import type {MainView} from '../model/main-store.ts';
import {shownName} from './row.ts';

/** `user me · acme-prod` */
export function paneTitle({context}: MainView, {glyphs}: Theme): SafeText {
	return context === undefined ? words('user me') : words(`user me ${glyphs.separator} ${shownName(context.name)}`);
}

/** Whether there is more of the right pane above or below, and the key for the other view. */
export function paneNote({state, layout, context, session}: MainView, {glyphs}: Theme): SafeText | undefined {
	const last = Math.max(0, state.paneLength - layout.paneRows);
	const scroll = Math.min(state.scroll, last);
	const marks = `${scroll > 0 ? glyphs.up : ''}${scroll < last ? glyphs.down : ''}`;
	const hasJson = context !== undefined && session.live(context.name).result?.user !== undefined;
	const parts = [
		...(marks === '' ? [] : [`${marks} more`]),
		...(hasJson ? [state.jsonOnly ? 'J summary' : 'J JSON'] : []),
	];
	return parts.length === 0 ? undefined : words(parts.join(` ${glyphs.separator} `));
}

/** `✔ valid · 142 ms · 3 s ago` */
export function stateLine(live: LiveState, now: number, running: string, theme: Theme): Line {
	const separator = ` ${theme.glyphs.separator} `;
	const isFirst = live.state === 'checking';
	const details = stateDetails(live, now).map(detail => say(`${separator}${safeText(detail)}`, 'muted'));
	return [
		stateSpan(live.state, theme, isFirst ? running : undefined),
		...details,
		...(live.pending && !isFirst ? [say(` ${running}`, 'muted')] : []),
	];
}
