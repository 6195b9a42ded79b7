/**
 * The shell that a person uses: `$SHELL`; on Windows the one that qctx was started from, as far as its variables tell. `PROMPT` is set by cmd.exe, and
 * `PSModulePath` has a folder of the user's in PowerShell only.
 */
export function shellProgram(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform = process.platform): string {
	if (environment.SHELL) {
		return environment.SHELL;
	}

	if (platform !== 'win32') {
		return '/bin/sh';
	}

	if (environment.PROMPT === undefined && /[\\/]Documents[\\/]/i.test(environment.PSModulePath ?? '')) {
		return /[\\/]Documents[\\/]PowerShell[\\/]/i.test(environment.PSModulePath ?? '') ? 'pwsh.exe' : 'powershell.exe';
	}

	return environment.ComSpec ?? 'cmd.exe';
}
