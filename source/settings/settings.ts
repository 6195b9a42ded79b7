/** What a person can set; nothing need be set. Described by `qctx help settings`, which is made from `settingRules`. */
export interface Settings {
	/** Which contexts are checked at start. */
	readonly checkOnStart: 'all' | 'visible' | 'current';
	/** Seconds between two checks of the context in the pane. */
	readonly refreshSeconds: number;
	/** Seconds that one check may take. */
	readonly timeoutSeconds: number;
	readonly theme: 'auto' | 'dark' | 'light';
	/** `off` shows no moving signs; `auto` follows the terminal (none over a screen reader or a dumb terminal). */
	readonly motion: 'auto' | 'on' | 'off';
	/** Order of the list at start. */
	readonly sort: 'file' | 'name' | 'state';
	/** How the key `y` copies: through the terminal (OSC 52), the system's clipboard program, or both. */
	readonly copy: 'auto' | 'terminal' | 'system';
}

export const defaultSettings: Settings = {
	checkOnStart: 'all',
	refreshSeconds: 30,
	timeoutSeconds: 10,
	theme: 'auto',
	motion: 'auto',
	sort: 'file',
	copy: 'auto',
};

/** One key of the settings file. */
export interface SettingRule {
	/** As it stands in the file. */
	readonly key: string;
	readonly setting: keyof Settings;
	/** Either the words it may be, or the bounds of a number. */
	readonly allowed: readonly string[] | {readonly from: number; readonly to: number};
	readonly help: string;
}

export const settingRules: readonly SettingRule[] = [
	{
		key: 'check-on-start',
		setting: 'checkOnStart',
		allowed: ['all', 'visible', 'current'],
		help: 'contexts checked when the screen opens',
	},
	{
		key: 'refresh-seconds',
		setting: 'refreshSeconds',
		allowed: {from: 5, to: 3600},
		help: 'how often the context in the pane is checked again',
	},
	{
		key: 'timeout-seconds',
		setting: 'timeoutSeconds',
		allowed: {from: 1, to: 600},
		help: 'how long one check may take',
	},
	{key: 'theme', setting: 'theme', allowed: ['auto', 'dark', 'light'], help: 'colours for a dark or a light terminal'},
	{key: 'motion', setting: 'motion', allowed: ['auto', 'on', 'off'], help: 'moving signs while something is pending'},
	{key: 'sort', setting: 'sort', allowed: ['file', 'name', 'state'], help: 'order of the list at start'},
	{
		key: 'copy',
		setting: 'copy',
		allowed: ['auto', 'terminal', 'system'],
		help: 'copy through the terminal (OSC 52), the clipboard program, or both',
	},
];

/** What a rule allows, in words: `all, visible or current`, `a number from 5 to 3600`. */
export function allowedInWords({allowed}: SettingRule): string {
	return 'from' in allowed
		? `a number from ${allowed.from} to ${allowed.to}`
		: `${allowed.slice(0, -1).join(', ')} or ${allowed.at(-1)}`;
}

/** The value of a setting from its text; undefined when it is not allowed. */
export function parseSetting({allowed}: SettingRule, text: string): string | number | undefined {
	if (!('from' in allowed)) {
		return allowed.find(word => word === text.toLowerCase());
	}

	const number = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
	return number >= allowed.from && number <= allowed.to ? number : undefined;
}
