import {spawn} from 'node:child_process';
import {once} from 'node:events';

/** Opens a link in the browser. False where there is none to open (SSH, no display, no program): then show the link. */
export async function openInBrowser(
	url: string,
	platform: NodeJS.Platform,
	environment: NodeJS.ProcessEnv,
): Promise<boolean> {
	const program = browserProgram(platform, environment);
	if (program === undefined) {
		return false;
	}

	try {
		// In the environment of this process: on the practice tenant the given one has another home, where no browser has a profile.
		const child = spawn(program[0], [...program.slice(1), url], {stdio: 'ignore', detached: true});
		await once(child, 'spawn');
		child.unref();
		return true;
	} catch {
		// Not installed.
		return false;
	}
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
