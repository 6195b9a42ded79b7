import {isBuiltin} from 'node:module';
import {transform} from 'esbuild';

/** Node 22 is the oldest in `engines`; esbuild need not lower anything that it has. */
export const target = 'node22';

/** Modules that every Node process has loaded before ours begins; all others of Node's own are loaded when they are used. */
const loadedAnyway = new Set(['buffer', 'events', 'fs', 'path', 'process', 'url', 'util']);

const wrapBuiltin = 'const __wrapBuiltin = module => ({__proto__: module, default: module});\n';

/**
 * Turns a piece of the bundle from an ES module into CommonJS. Two habits of esbuild there cost 8 ms of a start, so they are changed: it copies every
 * property of a module that has a default import, for each file that imports it (`process` alone has a hundred properties), where a wrapper does;
 * and it requires Node's own modules at once, such as child_process for the one function of a library that is never called.
 */
export async function toCommonJs(text: string): Promise<string> {
	const options = {platform: 'node', format: 'cjs', target, legalComments: 'none', logLevel: 'warning'} as const;
	const {code} = await transform(text, {...options, supported: {'dynamic-import': false}});
	return (await transform(requireLater(wrapNotCopy(code)), {...options, minify: true})).code;
}

function wrapNotCopy(code: string): string {
	const wrapped = code.replace(/\b__toESM\d*\(require\("([^"]+)"\)(?:, 1)?\)/g, (copied, name) =>
		isBuiltin(name) ? `__wrapBuiltin(require("${name}"))` : copied,
	);
	return wrapped === code ? code : wrapBuiltin + wrapped;
}

function requireLater(code: string): string {
	const declarations = /^var (import_\w+) = ((?:__wrapBuiltin\()?require\("([^"]+)"\)\)?);$/gm;
	let later = code;
	for (const [declaration, variable, value, name] of code.matchAll(declarations)) {
		if (isBuiltin(name ?? '') && !loadedAnyway.has(name?.replace('node:', '') ?? '')) {
			const uses = new RegExp(`\\b${variable}\\b`, 'g');
			later = later
				.replace(declaration, '')
				.replace(uses, `(__${variable}())`)
				.concat(`\nvar __${variable}_loaded; function __${variable}() { return __${variable}_loaded ??= ${value}; }`);
		}
	}

	return later;
}
