import {describe, expect, it} from 'vitest';
import {createTheme, type Theme} from '../../source/ui/theme.ts';

const grounds = {dark: '#1e1e1e', light: '#ffffff'} as const;
const roles = ['accent', 'good', 'bad', 'warn', 'muted'] as const satisfies ReadonlyArray<keyof Theme>;

/** Relative luminance (WCAG 2.2, https://www.w3.org/TR/WCAG22/#dfn-relative-luminance). */
function luminance(colour: string): number {
	const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(start => {
		const channel = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
		return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
	const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].toSorted((low, high) => low - high);
	return (lighter + 0.05) / (darker + 0.05);
}

/** The nearest of the 6×6×6 cube and the 24 greys, as a terminal of 256 colours gets it from chalk. */
function of256(colour: string): string {
	const channels = [1, 3, 5].map(start => Number.parseInt(colour.slice(start, start + 2), 16));
	const isGrey = new Set(channels.map(channel => channel >> 4)).size === 1;
	const levels = [0, 95, 135, 175, 215, 255];
	const nearest = channels.map(channel =>
		isGrey ? Math.round(((channel - 8) / 247) * 24) * 10 + 8 : (levels[Math.round((channel / 255) * 5)] ?? 0),
	);
	return `#${nearest.map(channel => Math.min(255, channel).toString(16).padStart(2, '0')).join('')}`;
}

describe.each(['dark', 'light'] as const)('on a %s ground', background => {
	const theme = createTheme({colours: 3, background, unicode: true});

	it.each(roles)('%s is legible (WCAG AA, 4.5:1), even in 256 colours', role => {
		const {color = ''} = theme[role];
		expect(color).toMatch(/^#[\da-f]{6}$/);
		expect(contrast(color, grounds[background])).toBeGreaterThanOrEqual(4.5);
		expect(contrast(of256(color), grounds[background])).toBeGreaterThanOrEqual(4.5);
	});

	it.each(roles)('%s is legible in the row under the cursor', role => {
		for (const colours of [2, 3] as const) {
			const {selected, ...styles} = createTheme({colours, background, unicode: true});
			const ground = selected.backgroundColor ?? '';
			const text = styles[role].color ?? '';
			// In 256 colours the greens are few: WCAG's 3:1 for parts of a screen holds there with room to spare.
			const least = colours === 2 ? 3.5 : 4.5;
			expect(contrast(colours === 2 ? of256(text) : text, ground)).toBeGreaterThanOrEqual(least);
		}
	});

	it('the roles differ', () => {
		expect(new Set(roles.map(role => theme[role].color)).size).toBe(roles.length);
	});
});

describe('with fewer colours', () => {
	it('16: the palette that its user chose, also while the background is unknown', () => {
		for (const theme of [
			createTheme({colours: 1, background: 'light', unicode: true}),
			createTheme({colours: 3, background: 'unknown', unicode: true}),
		]) {
			expect(roles.map(role => theme[role].color)).toEqual(['cyan', 'green', 'red', 'yellow', undefined]);
			expect(theme.muted).toEqual({dimColor: true});
		}
	});

	it('none: only bold', () => {
		const theme = createTheme({colours: 0, background: 'dark', unicode: true});
		expect(roles.filter(role => 'color' in theme[role] || 'dimColor' in theme[role])).toEqual([]);
		expect(theme.accent.bold).toBe(true);
	});
});
