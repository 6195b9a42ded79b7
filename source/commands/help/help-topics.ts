import {backupsFolder, settingsFilePath} from '../../settings/folders.ts';
import {describeAllowed, describeDefault, settingRules} from '../../settings/settings.ts';
import {type State, states} from '../../tenant/state.ts';
import {safeText} from '../../text/safe/safe-text.ts';
import type {Services} from '../runtime/services.ts';
import {tableLines} from '../runtime/table.ts';

/** What `qctx help TOPIC` prints. */
export const helpTopics: Readonly<Record<string, (services: Services) => Promise<string[]>>> = {
	files,
	states: stateHelp,
	environment,
	settings,
	'exit-codes': exitCodes,
	security,
};

async function files(services: Services): Promise<string[]> {
	const store = await services.store();
	const folders = services.folders();
	return [
		'The contexts are in the file that qlik-cli uses, too:',
		'',
		`  ${store.ok ? safeText(store.value.path) : safeText(store.problem.what)}`,
		'',
		'It is $QLIK_CLI_USER_HOME_DIR/.qlik/contexts.yml if that variable is set (it may also name the file itself), else',
		'~/.qlik/contexts.yml. Beside it, while writing only: contexts.yml.lock and one temporary file.',
		'',
		"qctx's own things:",
		'',
		...indented([
			['settings', settingsFilePath(folders), 'see: qctx help settings'],
			['backups', backupsFolder(folders), 'the last 10 versions of the contexts file; they hold secrets'],
			['data', folders.data, 'previous context'],
			['cache', folders.cache, 'last known states, compiled code; may be deleted at any time'],
			['log', folders.log, 'nothing yet'],
		]),
		'',
		'Delete the backups with: qctx context purge-backups',
	];
}

const stateWords: Readonly<Record<State, string>> = {
	checking: 'a check is under way',
	valid: 'the tenant answered who the user is',
	rejected: 'the tenant refused the credentials',
	forbidden: 'the credentials are valid, but have no access',
	'not-a-tenant': 'no Qlik Cloud tenant answers at that URL',
	incomplete: 'the context lacks its server or (half of) its credentials',
	untrusted: 'the TLS certificate cannot be trusted',
	unreachable: 'the host could not be reached: DNS, network, time-out, proxy',
	'rate-limited': 'the tenant asks qctx to wait',
	'tenant-error': 'the tenant answered with an error of its own, or with nonsense',
	unchecked: 'not asked yet, or of a kind that qctx cannot check',
};

async function stateHelp(services: Services): Promise<string[]> {
	const rows = Object.entries(states).map(([state, {glyph, ascii, exitCode}]) => [
		services.unicode ? glyph : ascii,
		state,
		String(exitCode),
		stateWords[state as State],
	]);
	return [
		'The states of a context, in lists, in `qctx check` and in its JSON:',
		'',
		...indented([['', 'state', 'exit', 'when'], ...rows]),
		'',
		'Of several contexts, exit 1 wins over 3.',
	];
}

async function environment(): Promise<string[]> {
	return [
		'Environment variables that qctx respects:',
		'',
		...indented([
			['QLIK_CLI_USER_HOME_DIR', 'folder that holds .qlik/contexts.yml, or the file itself; as for qlik-cli'],
			['HTTPS_PROXY, HTTP_PROXY', 'proxy for requests, with user and password if it needs them'],
			['NO_PROXY', 'hosts to reach without the proxy, as this machine always is'],
			['NODE_EXTRA_CA_CERTS', 'file with certificate authorities to trust in addition to the usual ones'],
			['NO_COLOR', 'no colours, as --no-color'],
			['TERM=dumb', 'plain lines, as --accessible'],
			['INK_SCREEN_READER=true', 'the same, for screen readers'],
			['LC_ALL, LC_CTYPE, LANG', 'without UTF-8 in them, symbols are ASCII'],
			['XDG_CONFIG_HOME, XDG_DATA_HOME,', "where qctx's own folders are, on Linux"],
			['XDG_CACHE_HOME, XDG_STATE_HOME', ''],
		]),
	];
}

async function settings(services: Services): Promise<string[]> {
	return [
		'Everything is optional. Settings are lines of `key: value` in a YAML file:',
		'',
		`  ${safeText(settingsFilePath(services.folders()))}`,
		'',
		...indented(
			settingRules.map(rule => [rule.key, `${describeAllowed(rule)} (default ${describeDefault(rule)})`, rule.help]),
		),
		'',
		'For instance:',
		'',
		'  theme: light',
		'  refresh-seconds: 60',
		"  protected: ['*-prod']",
	];
}

async function exitCodes(): Promise<string[]> {
	return [
		'Exit codes:',
		'',
		...indented([
			['0', 'done'],
			['1', 'said no: credentials refused, no such context, name taken, nothing current'],
			['2', 'bad usage'],
			['3', 'could not tell: tenant unreachable, time-out, rate limit'],
			['4', 'contexts file unreadable or damaged'],
			['130', 'interrupted'],
		]),
		'',
		'Of several contexts in `qctx check`, 1 wins over 3. The code of each state: qctx help states',
	];
}

async function security(): Promise<string[]> {
	return [
		'How qctx treats secrets:',
		'',
		'- They are stored in the contexts file in plain text, because qlik-cli needs them there. New files are 0600; if others can',
		'  read yours, `qctx context protect` fixes it.',
		'- Every change keeps a private backup for `qctx context undo`. The last 10 are kept, and hold secrets too:',
		'  `qctx context purge-backups` deletes them.',
		'- No command prints a secret, not even with --verbose. Access tokens are kept in memory only.',
		'- A secret on the command line ends up in the shell history and in the process list. Use --api-key-stdin and',
		'  --oauth-client-secret-stdin (they ask without echo, or read a pipe), or --…-env NAME.',
		'- A credential is sent to the host of its own context only, or to the one that --server names for this run, over https',
		'  (plain http only to this machine); redirects to another host are not followed.',
		'- TLS certificates are verified, unless the context says `insecure: true`, and then that is shown.',
	];
}

function indented(rows: ReadonlyArray<readonly string[]>): string[] {
	return tableLines(rows).map(line => `  ${line}`.trimEnd());
}
