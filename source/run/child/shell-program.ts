/**
 * The person's shell: `$SHELL`; on Windows the one that qctx was started from, judging by its variables: `PROMPT` is set by cmd.exe, and
 * `PSModulePath` has a folder of the user only in PowerShell.
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
