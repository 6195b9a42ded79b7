import type {CopyChoice} from '../../describe/copy-choices.ts';
import {openInBrowser} from '../../live/browser.ts';
import {copyText} from '../../live/clipboard.ts';
import {serverUrl} from '../../tenant/url/tenant-url.ts';
import type {MainModel} from './main-model.ts';

/** Copies by the way that the settings name, and says in the footer what came of it. */
export async function copyChoice(model: MainModel, {text, label}: CopyChoice): Promise<void> {
	if (text === undefined) {
		model.notify(`y: the ${label} is not known`, 'warn');
		return;
	}

	const {settings, environment, writeToTerminal} = model.services;
	const taker = await copyText(text, {
		setting: settings.copy,
		platform: process.platform,
		environment,
		writeToTerminal,
	});
	switch (taker) {
		case 'system':
			model.notify(`copied the ${label}: ${text}`, 'good');
			break;
		case 'terminal':
			model.notify(`handed the ${label} to the terminal's clipboard: ${text}`, 'good');
			break;
		case 'nobody':
			model.notify(`not copied, no clipboard program answered; the ${label} is ${text}`, 'warn');
	}
}

/** Opens the tenant of the context under the cursor in the browser; where there is none (SSH, no display), shows the link. */
export async function openTenant(model: MainModel): Promise<void> {
	const context = model.cursorContext();
	const url = context?.server === undefined ? undefined : serverUrl(context.server, context.serverType);
	if (url === undefined) {
		model.notify('o: the stored server is not a URL', 'warn');
	} else if (await openInBrowser(url, process.platform, model.services.environment)) {
		model.notify(`opened ${url}`, 'good');
	} else {
		model.notify(`no browser here, open ${url}`);
	}
}
