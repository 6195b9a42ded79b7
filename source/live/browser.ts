/** How long a program may take to show that it cannot open the link, milliseconds. */
const patienceMs = 1000;

/** Opens a link in the browser. False where there is none to open (SSH, no display, no program): then show the link. */
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
		// In the environment of this process: on the practice tenant the given one has another home, where no browser has a profile.
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
