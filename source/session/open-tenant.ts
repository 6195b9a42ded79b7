import type {Outcome} from '../describe/outcome.ts';
import {openInBrowser} from '../live/browser.ts';
import {serverUrl} from '../tenant/url/tenant-url.ts';
import type {Session} from './session.ts';

/** Opens the tenant of a context in the browser; where there is none (SSH, no display), gives the link. */
export async function openTenant({workplace, getSnapshot}: Session, name: string): Promise<Outcome> {
	const context = getSnapshot().file.contexts.find(candidate => candidate.name === name);
	const url = context?.server === undefined ? undefined : serverUrl(context.server, context.serverType);
	if (url === undefined) {
		const isMissing = context?.server === undefined;
		return {ok: false, tone: 'warn', text: isMissing ? 'this context has no server' : 'the stored server is not a URL'};
	}

	return (await openInBrowser(url, process.platform, workplace.environment))
		? {ok: true, tone: 'good', text: `opened ${url}`}
		: {ok: true, tone: 'plain', text: `no browser here; open ${url}`};
}
