import type {SafeText} from './safe-text.ts';

const changesWidth = /[\u{fe0e}\u{fe0f}\u{1f3fb}-\u{1f3ff}]|\u{200d}/u;

/**
 * A text whose width all terminals agree on (docs/terminal.md, "Widths"): without the characters that change the appearance of emoji, because
 * terminals disagree whether `⚠️` or `👩‍🚀` is one wide character, two cells or four. Joiners that shape letters stay.
 */
export function steadyText(text: SafeText): SafeText {
	if (!changesWidth.test(text)) {
		return text;
	}

	return text
		.replaceAll(/[\u{fe0e}\u{fe0f}]/gu, '')
		.replaceAll(/(?<=\p{Extended_Pictographic})\p{Emoji_Modifier}/gu, '')
		.replaceAll(
			/(?<=\p{Extended_Pictographic})\u{200d}(?=\p{Extended_Pictographic}|[\u{2640}\u{2642}])/gu,
			'',
		) as SafeText;
}
