/** The settings, all optional. Described by `qctx help settings`, which is generated from `settingRules`. */
export interface Settings {
	/** Which contexts are checked at start. */
	readonly checkOnStart: 'all' | 'visible' | 'current';
	/** Seconds between two checks of the context in the pane. */
	readonly refreshSeconds: number;
	/** Timeout of one check in seconds. */
	readonly timeoutSeconds: number;
	readonly theme: 'auto' | 'dark' | 'light';
	/** `off` shows no animation; `auto` follows the terminal (none with a screen reader or a dumb terminal). */
	readonly motion: 'auto' | 'on' | 'off';
	/** Order of the list at start. */
	readonly sort: 'file' | 'name' | 'state' | 'end';
	/** How the key `y` copies: through the terminal (OSC 52), the system's clipboard program, or both. */
	readonly copy: 'auto' | 'terminal' | 'system';
	/** Contexts whose name must be typed before they are used or changed: patterns for `matchesGlob`. */
	readonly protected: readonly string[];
	/** The expiry of credentials is shown from this many days before. */
	readonly warnBefore: number;
}

export const defaultSettings: Settings = {
	checkOnStart: 'all',
	refreshSeconds: 30,
	timeoutSeconds: 10,
	theme: 'auto',
	motion: 'auto',
	sort: 'file',
	copy: 'auto',
	protected: [],
	warnBefore: 14,
};

/** The words that a setting accepts, the bounds of a number, or a list of patterns for names. */
type Allowed =
	| {readonly type: 'words'; readonly words: readonly string[]}
	| {readonly type: 'number'; readonly from: number; readonly to: number}
	| {readonly type: 'patterns'};

/** One key of the settings file. */
export interface SettingRule {
	/** The key in the file. */
	readonly key: string;
	readonly setting: keyof Settings;
	readonly allowed: Allowed;
	readonly help: string;
}

export const settingRules: readonly SettingRule[] = [
	{
		key: 'check-on-start',
		setting: 'checkOnStart',
		allowed: words('all', 'visible', 'current'),
		help: 'contexts checked when the screen opens',
	},
	{
		key: 'refresh-seconds',
		setting: 'refreshSeconds',
		allowed: {type: 'number', from: 5, to: 3600},
		help: 'how often the context in the pane is checked again',
	},
	{
		key: 'timeout-seconds',
		setting: 'timeoutSeconds',
		allowed: {type: 'number', from: 1, to: 600},
		help: 'how long one check may take',
	},
	{
		key: 'theme',
		setting: 'theme',
		allowed: words('auto', 'dark', 'light'),
		help: 'colours for a dark or a light terminal',
	},
	{
		key: 'motion',
		setting: 'motion',
		allowed: words('auto', 'on', 'off'),
		help: 'animation while something is pending',
	},
	{key: 'sort', setting: 'sort', allowed: words('file', 'name', 'state', 'end'), help: 'order of the list at start'},
	{
		key: 'copy',
		setting: 'copy',
		allowed: words('auto', 'terminal', 'system'),
		help: 'copy through the terminal (OSC 52), the clipboard program, or both',
	},
	{
		key: 'protected',
		setting: 'protected',
		allowed: {type: 'patterns'},
		help: 'contexts whose names you must type before you use or change them',
	},
	{
		key: 'warn-before',
		setting: 'warnBefore',
		allowed: {type: 'number', from: 0, to: 365},
		help: 'start warning this many days before a key or token expires',
	},
];

function words(...words: readonly string[]): Allowed {
	return {type: 'words', words};
}

/** What a rule allows, in words: `all, visible or current`, `a number from 5 to 3600`. */
export function describeAllowed({allowed}: SettingRule): string {
	switch (allowed.type) {
		case 'words':
			return `${allowed.words.slice(0, -1).join(', ')} or ${allowed.words.at(-1)}`;
		case 'number':
			return `a number from ${allowed.from} to ${allowed.to}`;
		case 'patterns':
			return "a list of names, * for any characters: ['*-prod']";
	}
}

/** The default of a rule, in words: `auto`, `14`, `none`. */
export function describeDefault({setting}: SettingRule): string {
	return String(defaultSettings[setting]) || 'none';
}

/**
 * The value of a setting from YAML read as strings only; undefined when it is not allowed. A single pattern may
 * omit the brackets of a list.
 */
export function parseSetting({allowed}: SettingRule, value: unknown): string | number | readonly string[] | undefined {
	if (allowed.type === 'patterns') {
		const patterns: readonly unknown[] = Array.isArray(value) ? value : [value];
		return patterns.every(isPattern) ? patterns : undefined;
	}

	if (typeof value !== 'string') {
		return undefined;
	}

	if (allowed.type === 'words') {
		return allowed.words.find(word => word === value.toLowerCase());
	}

	const number = /^\d+(\.\d+)?$/.test(value) ? Number(value) : Number.NaN;
	return number >= allowed.from && number <= allowed.to ? number : undefined;
}

function isPattern(value: unknown): value is string {
	return typeof value === 'string' && value !== '';
}
