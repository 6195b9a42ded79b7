import {errorCode} from '../text/error-code.ts';
import {nearest} from '../text/nearest.ts';
import {done, failed, type Problem, type Result} from '../text/problem.ts';
import {type Folders, settingsFilePath} from './folders.ts';
import {readRegularFile} from './regular-file.ts';
import {defaultSettings, describeAllowed, parseSetting, type Settings, settingRules} from './settings.ts';

export interface ReadSettings {
	readonly settings: Settings;
	/** Warnings that stop nothing, such as an unknown key. One sentence each, raw text. */
	readonly warnings: readonly string[];
}

/**
 * Reads `settings.yml` in the config folder: a flat YAML map of the keys in `settingRules`. No file means the defaults. An invalid
 * value is a problem that names file and line (exit code 2); an unknown key is a warning.
 */
export async function readSettings(folders: Folders): Promise<Result<ReadSettings>> {
	const file = settingsFilePath(folders);
	let text: string;
	try {
		text = readRegularFile(file).toString('utf8');
	} catch (error) {
		return isMissing(error)
			? done({settings: defaultSettings, warnings: []})
			: failed({
					what: `The settings file ${file} cannot be read: ${readFault(error)}.`,
					cure: 'Make it readable, or move it away: every setting is optional.',
					exitCode: 2,
					error,
				});
	}

	return parseSettings(text, file);
}

/** The settings in the text of a settings file; `file` is named in problems. */
async function parseSettings(text: string, file: string): Promise<Result<ReadSettings>> {
	// YAML readers reject a file with only comments; here it sets nothing.
	if (text.split(/\r\n|\r|\n/).every(line => /^\s*(#|$)/.test(line))) {
		return done({settings: defaultSettings, warnings: []});
	}

	const {FAILSAFE_SCHEMA, load, YAMLException} = await import('js-yaml');
	let stored: unknown;
	try {
		stored = load(text, {schema: FAILSAFE_SCHEMA});
	} catch (error) {
		if (error instanceof YAMLException) {
			const line = error.mark === undefined ? '' : `, line ${error.mark.line + 1}`;
			return failed(faulty(`${file}${line}: ${error.reason}.`, error));
		}

		throw error;
	}

	if (typeof stored !== 'object' || stored === null || Array.isArray(stored)) {
		return failed(faulty(`${file}, line 1: the settings are not a map of keys and values.`));
	}

	const settings: Partial<Record<keyof Settings, unknown>> = {};
	const warnings: string[] = [];
	const lines = linesOfKeys(text);
	for (const [key, value] of Object.entries(stored as Record<string, unknown>)) {
		const rule = settingRules.find(candidate => candidate.key === key);
		const where = `${file}, line ${lines.get(key) ?? 1}`;
		if (rule === undefined) {
			const meant = nearest(
				key,
				settingRules.map(candidate => candidate.key),
			);
			warnings.push(`${where}: unknown setting '${key}'${meant === undefined ? '' : `, did you mean '${meant}'?`}`);
			continue;
		}

		const parsed = parseSetting(rule, value);
		if (parsed === undefined) {
			return failed(faulty(`${where}: '${key}' must be ${describeAllowed(rule)}.`));
		}

		settings[rule.setting] = parsed;
	}

	return done({settings: {...defaultSettings, ...(settings as Partial<Settings>)}, warnings});
}

function faulty(what: string, error?: unknown): Problem {
	return {what, cure: 'Fix that line, see: qctx help settings', exitCode: 2, error};
}

/** The line numbers, from 1, of the keys of a flat map. */
function linesOfKeys(text: string): ReadonlyMap<string, number> {
	const lines = new Map<string, number>();
	for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
		const key = line.slice(0, Math.max(0, line.indexOf(':'))).trim();
		const bare = key.replace(/^(["'])(.*)\1$/, '$2');
		if (!lines.has(bare)) {
			lines.set(bare, index + 1);
		}
	}

	return lines;
}

function readFault(error: unknown): string {
	const code = errorCode(error) ?? String(error);
	return {EISDIR: 'it is a folder', EFTYPE: 'it is not a regular file', EACCES: 'permission denied'}[code] ?? code;
}

function isMissing(error: unknown): boolean {
	return errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR';
}
