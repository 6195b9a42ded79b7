import type {Screen} from '../terminal/screen.ts';
import {drawScreen, escaped, margin, type Palette, screenSize, svg} from './svg.ts';

interface Shot {
	readonly seconds: number;
	/** What is pressed, or happens. */
	readonly caption: string;
	readonly rows: readonly string[];
}

const captionHeight = 34;

/** How often it plays before it rests: what moves for ever keeps people from reading. */
const plays = 3;

/**
 * Shots of one screen as an SVG that moves by CSS alone, so that it plays in an `<img>`. It rests on the last shot, which is also what is seen where
 * nothing moves: in print, in viewers without animation, and for people who prefer reduced motion.
 */
export class Movie {
	readonly #shots: Shot[] = [];
	readonly #screen: Screen;
	readonly #palette: Palette;

	constructor(screen: Screen, palette: Palette) {
		this.#screen = screen;
		this.#palette = palette;
	}

	/** Takes the screen as it is now. */
	shoot(seconds: number, caption: string): void {
		this.#shots.push({seconds, caption, rows: drawScreen(this.#screen, this.#palette)});
	}

	toSvg(title: string): string {
		const {width, height} = screenSize(this.#screen);
		const strips = [
			...this.#screen.lines().map((_, y) => this.#shots.map(({rows}) => rows[y] ?? '')),
			this.#shots.map(({caption}) => drawCaption(caption, width, height, this.#palette)),
		];
		const stretches = strips.flatMap(stretchesOf);
		return svg({width, height: height + captionHeight, palette: this.#palette, title}, [
			this.#style(stretches),
			...stretches.map(({from, to, shapes}) => `<g class="${nameOf(from, to)}">\n${shapes}\n</g>`),
		]);
	}

	/** When each stretch is to be seen. Whole frames follow each other without fading. */
	#style(stretches: readonly Stretch[]): string {
		const starts = this.#shots.map((_, index) =>
			this.#shots.slice(0, index).reduce((sum, {seconds}) => sum + seconds, 0),
		);
		const total = this.#shots.reduce((sum, {seconds}) => sum + seconds, 0);
		const percent = (shot: number) => `${(((starts[shot] ?? total) / total) * 100).toFixed(3)}%`;
		const count = this.#shots.length;
		const rules = new Map<string, string>();
		for (const {from, to} of stretches) {
			const name = nameOf(from, to);
			const isLast = to === count;
			if (from > 0 || !isLast) {
				const before = from > 0 ? '0%{visibility:hidden}' : '';
				const after = isLast ? '100%{visibility:visible}' : `${percent(to)},100%{visibility:hidden}`;
				rules.set(
					name,
					`${isLast ? '' : `.${name}{visibility:hidden}`}@keyframes ${name}{${before}${percent(from)}{visibility:visible}${after}}.${name}{animation-name:${name}}`,
				);
			}
		}

		return [
			'<style>',
			`g{animation:${total.toFixed(2)}s step-end ${plays} both}`,
			...rules.values(),
			'@media (prefers-reduced-motion:reduce){g{animation:none!important}}',
			'</style>',
		].join('\n');
	}
}

/** Shapes that stay the same from one shot to before another. */
interface Stretch {
	readonly from: number;
	readonly to: number;
	readonly shapes: string;
}

function stretchesOf(shots: readonly string[]): Stretch[] {
	const stretches: Stretch[] = [];
	for (let from = 0; from < shots.length; ) {
		const shapes = shots[from] ?? '';
		const change = shots.findIndex((other, index) => index > from && other !== shapes);
		const to = change === -1 ? shots.length : change;
		if (shapes !== '') {
			stretches.push({from, to, shapes});
		}

		from = to;
	}

	return stretches;
}

function nameOf(from: number, to: number): string {
	return `s${from}-${to}`;
}

function drawCaption(caption: string, width: number, top: number, {foreground}: Palette): string {
	return `<text x="${(width / 2).toFixed(1)}" y="${(top + margin).toFixed(1)}" text-anchor="middle" font-size="16" font-weight="bold" xml:space="preserve" fill="${foreground}">${escaped(caption)}</text>`;
}
