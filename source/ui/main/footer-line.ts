import {safeText} from '../../text/safe-text.ts';
import {keymap} from '../keymap.ts';
import {fit, type Line, lineWidth, type Span, say, span} from '../lines.ts';
import type {MainState} from './main-state.ts';

const footerBindings = keymap
	.filter(binding => binding.footer !== undefined)
	.toSorted((one, other) => (one.footer ?? 0) - (other.footer ?? 0));

/** The keys, or what the last one did. */
export function footerLine(state: MainState, columns: number, ellipsis: string): Line {
	if (state.notice !== undefined) {
		return fit([say(' '), span(safeText(state.notice.text), state.notice.role)], columns, ellipsis);
	}

	if (state.filtering) {
		return keyLine(
			[
				['type', 'to filter'],
				['↑↓', 'move'],
				['Enter', 'keep it'],
				['Esc', 'clear'],
			],
			columns,
		);
	}

	return keyLine(
		footerBindings.map(({shown, label}) => [shown, label] as const),
		columns,
	);
}

/** `Enter use   n new   …`: whole entries only; the last two (help, quit) always stay. */
export function keyLine(entries: ReadonlyArray<readonly [key: string, label: string]>, columns: number): Line {
	const spans = entries.map(([key, label]): Span[] => [say(key, 'accent'), say(` ${label}`, 'muted')]);
	const gap = '   ';
	const kept = [...spans];
	while (kept.length > 2 && width(kept, gap) > columns - 1) {
		kept.splice(-3, 1);
	}

	return fit([say(' '), ...kept.flatMap((entry, index) => (index === 0 ? entry : [say(gap), ...entry]))], columns);
}

function width(entries: readonly Span[][], gap: string): number {
	return entries.reduce((total, entry) => total + lineWidth(entry) + gap.length, 0) - gap.length;
}
