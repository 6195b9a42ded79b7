import {safeText} from '../../text/safe-text.ts';
import {fit, type Line, lineWidth, say, span} from '../lines.ts';
import type {UiServices} from '../services.ts';
import type {MainState} from './main-state.ts';

/** `~/.qlik/contexts.yml`: the home folder as people write it. */
export function shortPath(path: string, home: string | undefined): string {
	return home !== undefined && home !== '' && (path.startsWith(`${home}/`) || path.startsWith(`${home}\\`))
		? `~${path.slice(home.length)}`
		: path;
}

/** ` qctx  ~/.qlik/contexts.yml  7 contexts                    current  acme-prod ` */
export function headerLine(state: MainState, services: UiServices, columns: number): Line {
	const {snapshot, damage} = state;
	const count = snapshot.contexts.length;
	const left = [
		say(' qctx', 'strong'),
		...(services.practice === undefined ? [] : [say('  practice', 'warn')]),
		say('  '),
		span(safeText(shortPath(snapshot.path, services.home)), 'muted'),
		say(`  ${count} context${count === 1 ? '' : 's'}`),
		...(damage === undefined ? [] : [say('  damaged', 'bad')]),
		...(snapshot.othersCanRead ? [say('  others can read it: p', 'warn')] : []),
	];
	const exists = snapshot.contexts.some(context => context.name === snapshot.current);
	const right =
		snapshot.current === undefined
			? [say('no current context ', 'muted')]
			: [
					say('current  ', 'muted'),
					span(safeText(snapshot.current), exists ? 'strong' : 'bad'),
					say(exists ? ' ' : ' (missing) '),
				];
	const room = columns - lineWidth(right);
	if (room >= 24) {
		return [...fit(left, room - 1), say(' '), ...right];
	}

	return fit([...left, say('  '), ...right], columns);
}
