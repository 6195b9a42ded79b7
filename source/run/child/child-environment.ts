import path from 'node:path';
import type {Secret} from '../../credentials/secret.ts';

export interface ChildContext {
	readonly name: string;
	/** The value of `QLIK_CLI_USER_HOME_DIR`. */
	readonly home: string;
	/** The real contexts file, for a qctx inside. */
	readonly realPath: string;
	/** `--env`: for tools that do not read a contexts file. */
	readonly direct?: {readonly url: string; readonly token: Secret} | undefined;
}

/**
 * Variables that would override the context, or that have credentials for another one: `QLIK_API_KEY`, `QLIK_TENANT_URL`, `QLIK_CLIENT_SECRET`,
 * and the names that other tools for Qlik Cloud use.
 */
const overriding =
	/^(?:QLIK|QCS|QLIKSENSE|QLIKCLOUD)_(?:\w+_)?(?:API_?KEY|KEY|TOKEN|SECRET|CLIENT\w*|TENANT\w*|SERVER|URL|HOST|CONTEXT)$/i;

/** The environment of a command that knows only one context. */
export function childEnvironment(
	own: NodeJS.ProcessEnv,
	{name, home, realPath, direct}: ChildContext,
): NodeJS.ProcessEnv {
	const kept = Object.entries(own).filter(([variable]) => !overriding.test(variable));
	return {
		...Object.fromEntries(kept),
		QLIK_CLI_USER_HOME_DIR: home,
		QCTX_CONTEXT: name,
		QCTX_HOME: realHome(realPath),
		...(direct === undefined ? {} : {QLIK_TENANT_URL: direct.url, QLIK_API_KEY: direct.token.reveal()}),
	};
}

/** The value of `QLIK_CLI_USER_HOME_DIR` for this contexts file: its home folder if it has one, or else the file itself. */
export function realHome(contextsPath: string): string {
	const folder = path.dirname(contextsPath);
	return path.basename(contextsPath) === 'contexts.yml' && path.basename(folder) === '.qlik'
		? path.dirname(folder)
		: contextsPath;
}
