/** Milliseconds for a program to report that it cannot open the link. */
const patienceMs = 1000;

/** Opens a link in the browser. False when there is none (SSH, no display, no program), so that the caller shows the link. */
export async function openInBrowser(
	url: string,
	platform: NodeJS.Platform,
	environment: NodeJS.ProcessEnv,
): Promise<boolean> {
	const isRemote = environment.SSH_CONNECTION !== undefined || environment.SSH_TTY !== undefined;
	const isDesktop =
		platform === 'darwin' || platform === 'win32' || Boolean(environment.DISPLAY || environment.WAYLAND_DISPLAY);
	if (isRemote || !isDesktop) {
		return false;
	}

	try {
		const {default: open} = await import('open');
		// In this process's environment: on the practice tenant the given one has another home, without a browser profile.
		const child = await open(url);
		return await new Promise(resolve => {
			const timer = setTimeout(() => resolve(true), patienceMs);
			const end = (isOpen: boolean) => {
				clearTimeout(timer);
				resolve(isOpen);
			};
			child.once('error', () => end(false));
			child.once('exit', code => end(code === 0));
		});
	} catch {
		// Not installed.
		return false;
	}
}
