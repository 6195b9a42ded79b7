import {isOneClusterEach} from './simple-text.ts';

const {Segmenter: RealSegmenter} = Intl;

/**
 * Replaces `new Intl.Segmenter` in the bundle. The first use of a real one costs 12 to 23 ms (ICU data), so it is created only when
 * some text needs it; simple text is split here. Only grapheme segmentation has this shortcut.
 */
export class LazySegmenter implements Intl.Segmenter {
	readonly #locales: Intl.LocalesArgument;
	readonly #options: Intl.SegmenterOptions | undefined;
	#real: Intl.Segmenter | undefined;

	static supportedLocalesOf(locales: Intl.LocalesArgument): string[] {
		return RealSegmenter.supportedLocalesOf(locales);
	}

	readonly [Symbol.toStringTag] = 'Intl.Segmenter';

	constructor(locales?: Intl.LocalesArgument, options?: Intl.SegmenterOptions) {
		this.#locales = locales;
		this.#options = options;
	}

	resolvedOptions(): Intl.ResolvedSegmenterOptions {
		return this.#segmenter().resolvedOptions();
	}

	segment(input: string): Intl.Segments {
		const granularity = this.#options?.granularity ?? 'grapheme';
		if (granularity !== 'grapheme' || !isOneClusterEach(input)) {
			return this.#segmenter().segment(input);
		}

		return {
			containing: index => this.#segmenter().segment(input).containing(index),
			[Symbol.iterator]: () => simpleSegments(input),
		} as Intl.Segments;
	}

	#segmenter(): Intl.Segmenter {
		this.#real ??= new RealSegmenter(this.#locales, this.#options);
		return this.#real;
	}
}

function* simpleSegments(input: string): Generator<Intl.SegmentData> {
	for (let index = 0; index < input.length; index++) {
		yield {segment: input.charAt(index), index, input};
	}
}
