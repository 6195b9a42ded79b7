import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {serverUrl} from '../../tenant/tenant-url.ts';
import type {MainModel} from './main-model.ts';

/** Opens the tenant of the context under the cursor in the browser; where there is none (SSH, no display), shows the link. */
export async function openInBrowser(model: MainModel): Promise<void> {
	const context = model.cursorContext();
	const url = context?.server === undefined ? undefined : serverUrl(context.server, context.serverType);
	if (url === undefined) {
		model.notify('o: the stored server is not a URL', 'warn');
		return;
	}

	const {environment} = model.services;
	const program = browserProgram(process.platform, environment);
	if (program !== undefined) {
		try {
			const child = spawn(program[0], [...program.slice(1), url], {stdio: 'ignore', detached: true});
			await once(child, 'spawn');
			child.unref();
			model.notify(`opened ${url}`, 'good');
			return;
		} catch {
			// Not installed: show the link.
		}
	}

	model.notify(`open ${url}`);
}

function browserProgram(
	platform: NodeJS.Platform,
	environment: NodeJS.ProcessEnv,
): readonly [string, ...string[]] | undefined {
	if (environment.SSH_CONNECTION !== undefined || environment.SSH_TTY !== undefined) {
		return undefined;
	}

	switch (platform) {
		case 'darwin':
			return ['open'];
		case 'win32':
			return ['rundll32', 'url.dll,FileProtocolHandler'];
		default:
			return environment.DISPLAY === undefined && environment.WAYLAND_DISPLAY === undefined ? undefined : ['xdg-open'];
	}
}
