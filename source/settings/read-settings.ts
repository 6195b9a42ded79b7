import {readFileSync} from 'node:fs';
import {nearest} from '../text/nearest.ts';
import {done, failed, type Problem, type Result} from '../text/problem.ts';
import {type Folders, settingsFilePath} from './folders.ts';
import {allowedInWords, defaultSettings, parseSetting, type Settings, settingRules} from './settings.ts';

export interface ReadSettings {
	readonly settings: Settings;
	/** Remarks that stop nothing: an unknown key. One sentence each, raw text. */
	readonly warnings: readonly string[];
}

/**
 * Reads `settings.yml` in the config folder: a flat YAML map of the keys in `settingRules`. No file means the defaults. What cannot be
 * right is a problem that names file and line (exit 2); an unknown key is a warning.
 */
export async function readSettings(folders: Folders): Promise<Result<ReadSettings>> {
	const file = settingsFilePath(folders);
	let text: string;
	try {
		text = readFileSync(file, 'utf8');
	} catch (error) {
		if (isMissing(error)) {
			return done({settings: defaultSettings, warnings: []});
		}

		return failed({
			what: `The settings file ${file} cannot be read (${errorCode(error)}).`,
			cure: 'Make it readable, or move it away: nothing need be set.',
			exitCode: 2,
			error,
		});
	}

	return parseSettings(text, file);
}

/** The settings in the text of a settings file; `file` is named in problems. */
async function parseSettings(text: string, file: string): Promise<Result<ReadSettings>> {
	if (holdsOnlyComments(text)) {
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

	const settings: Record<string, string | number> = {};
	const warnings: string[] = [];
	for (const [key, value] of Object.entries(stored as Record<string, unknown>)) {
		const rule = settingRules.find(candidate => candidate.key === key);
		const where = `${file}, line ${lineOf(text, key)}`;
		if (rule === undefined) {
			const meant = nearest(
				key,
				settingRules.map(candidate => candidate.key),
			);
			warnings.push(`${where}: unknown setting '${key}'${meant === undefined ? '' : `, did you mean '${meant}'?`}`);
			continue;
		}

		const parsed = typeof value === 'string' ? parseSetting(rule, value) : undefined;
		if (parsed === undefined) {
			return failed(faulty(`${where}: '${key}' must be ${allowedInWords(rule)}.`));
		}

		settings[rule.setting] = parsed;
	}

	return done({settings: {...defaultSettings, ...settings}, warnings});
}

function faulty(what: string, error?: unknown): Problem {
	return {what, cure: 'Mend that line, see: qctx help settings', exitCode: 2, error};
}

/** Line number, from 1, of a key of a flat map. */
function lineOf(text: string, key: string): number {
	const lines = text.split(/\r\n|\r|\n/);
	const index = lines.findIndex(line => {
		const bare = line.trimStart().replace(/^["']/, '');
		return bare.startsWith(key) && /^["']?\s*:/.test(bare.slice(key.length));
	});
	return index + 1 || 1;
}

/** A document must hold something for a YAML reader; for us, a file of remarks sets nothing. */
function holdsOnlyComments(text: string): boolean {
	return text.split(/\r\n|\r|\n/).every(line => /^\s*(#|$)/.test(line));
}

function errorCode(error: unknown): string {
	return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}

function isMissing(error: unknown): boolean {
	return errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR';
}
