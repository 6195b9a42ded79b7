import {join} from 'node:path';
import type {Plugin} from 'esbuild';

const simpleText = JSON.stringify(join(import.meta.dirname, 'simple-text.ts'));

/** A shim whose pattern is gone must fail the build, or else a library update would silently bring back its cost. */
export class ShimMissed extends Error {
	constructor(shim: string, what: string) {
		super(`The shim ${shim} no longer fits: ${what}. Look at what the update changed, then fix it in tools/shims/.`);
	}
}

/** Counts a shim's replacements during the build and fails the build when there are too few. */
export function mustApply(shim: string, times: () => number, expected: number): Plugin {
	return {
		name: `${shim}-applied`,
		setup(build) {
			build.onEnd(() => {
				if (times() < expected) {
					throw new ShimMissed(shim, `it applied ${times()} times, not ${expected}`);
				}
			});
		},
	};
}

/** Replaces what the pattern finds; fails the build when it finds nothing. */
export function cut(shim: string, text: string, pattern: RegExp, replacement: string): string {
	if (!pattern.test(text)) {
		throw new ShimMissed(shim, `${pattern} matches nothing`);
	}

	return text.replace(pattern, () => replacement);
}

/** The line that imports these functions from simple-text.ts into a library's file. */
export function importSimpleText(names: string): string {
	return `import {${names}} from ${simpleText};\n`;
}
