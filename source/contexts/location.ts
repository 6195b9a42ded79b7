import {statSync} from 'node:fs';
import path from 'node:path';
import {done, failed, type Result} from '../text/problem.ts';

/**
 * Where contexts.yml is: `QLIK_CLI_USER_HOME_DIR` if it is set, else the home folder.
 *
 * The variable's meaning is documented in two ways, so both are accepted (docs/contexts-file.md): it is the file itself when it ends in
 * `.yml` or `.yaml` or is a regular file already, else a home folder that gets `.qlik/contexts.yml` appended.
 *
 * @param homeFolder what the system says, used when `HOME` (on Windows `HOMEDRIVE`+`HOMEPATH` or `USERPROFILE`) is not set.
 * @returns an absolute path; exit 4 when there is no home at all (cron, a bare container).
 */
export function contextsFilePath(
	environment: NodeJS.ProcessEnv,
	platform: NodeJS.Platform = process.platform,
): Result<string> {
	const paths = platform === 'win32' ? path.win32 : path.posix;
	const override = environment.QLIK_CLI_USER_HOME_DIR;
	if (override) {
		const isFile = /\.ya?ml$/i.test(override) || isRegularFile(override);
		return done(isFile ? paths.resolve(override) : paths.resolve(override, '.qlik', 'contexts.yml'));
	}

	const home = platform === 'win32' ? windowsHome(environment) : environment.HOME;
	if (!home) {
		return failed({
			what: 'There is no home folder to look for .qlik/contexts.yml in: HOME is not set.',
			cure: 'Set HOME, or set QLIK_CLI_USER_HOME_DIR to the folder that holds .qlik (or to the file itself).',
			exitCode: 4,
		});
	}

	return done(paths.resolve(home, '.qlik', 'contexts.yml'));
}

function windowsHome(environment: NodeJS.ProcessEnv): string | undefined {
	const {HOMEDRIVE: drive, HOMEPATH: folder, USERPROFILE: profile} = environment;
	return drive && folder ? drive + folder : profile;
}

function isRegularFile(file: string): boolean {
	try {
		return statSync(file).isFile();
	} catch {
		// Missing, in a link loop, or too long: the reader reports it.
		return false;
	}
}
