import fc from 'fast-check';
import {contextLines, type Parts, parts, scalar, style} from './odd-context.ts';

/** A generated contexts file, and what in it belongs to what. */
export interface OddFile {
	readonly text: string;
	/** In the order of the file, with the very characters of each entry. */
	readonly entries: readonly {readonly name: string; readonly chunk: string}[];
	/** Comments outside of all entries; each is there once. */
	readonly comments: readonly string[];
	/** Anchors, aliases or merge keys tie entries together. */
	readonly tied: boolean;
	readonly newline: string;
	readonly finalNewline: boolean;
}

interface Options {
	readonly contexts: readonly Parts[];
	readonly sort: boolean;
	readonly indent: number;
	readonly step: number;
	readonly newline: string;
	readonly bom: boolean;
	readonly finalNewline: boolean;
	readonly head: boolean;
	readonly start: boolean;
	readonly tail: boolean;
	readonly current: number;
	readonly currentStyle: 'plain' | 'single' | 'double';
	readonly unknown: boolean;
	readonly shape: 'block' | 'flow' | 'json' | 'null' | 'empty' | 'missing';
}

/** Files as people and programs leave them, valid for every reader. */
export const oddFile: fc.Arbitrary<OddFile> = fc
	.record<Options>({
		contexts: fc.uniqueArray(parts, {selector: ({name}) => name, maxLength: 6}),
		sort: fc.boolean(),
		indent: fc.constantFrom(1, 2, 4, 4, 6),
		step: fc.constantFrom(2, 2, 4, 4, 3),
		newline: fc.constantFrom('\n', '\n', '\r\n'),
		bom: fc.boolean(),
		finalNewline: fc.boolean(),
		head: fc.boolean(),
		start: fc.boolean(),
		tail: fc.boolean(),
		current: fc.integer({min: -3, max: 5}),
		currentStyle: style,
		unknown: fc.boolean(),
		shape: fc.oneof(
			{weight: 8, arbitrary: fc.constant('block' as const)},
			{
				weight: 2,
				arbitrary: fc.constantFrom(
					'flow' as const,
					'json' as const,
					'null' as const,
					'empty' as const,
					'missing' as const,
				),
			},
		),
	})
	.map(build);

function build(options: Options): OddFile {
	const {newline, step, shape} = options;
	let notes = 0;
	const comments: string[] = [];
	const remark = (own = false): string => {
		const text = `# note ${++notes} "x": [y`;
		if (!own) comments.push(text);
		return text;
	};

	let contexts = options.contexts;
	if (options.sort) contexts = contexts.toSorted((a, b) => (a.name < b.name ? -1 : 1));
	const pad = ' '.repeat(options.indent);
	const lines: string[] = [];
	const entries: {name: string; chunk: string}[] = [];
	let tied = false;
	if (options.head) lines.push(remark(), '', remark());
	if (options.start) lines.push('---');
	const isBlock = shape !== 'flow' && shape !== 'json';
	const current = contexts[options.current]?.name ?? '';
	if (isBlock && options.current !== -2) {
		const value = options.current === -3 ? '' : ` ${scalar(current, current === '' ? 'double' : options.currentStyle)}`;
		lines.push(`current-context:${value}${options.tail ? ` ${remark()}` : ''}`);
	}

	if (options.unknown && isBlock) lines.push('x-unknown:', '  - a: 1', `    b: 2 ${remark()}`);
	if (shape === 'block' && contexts.length > 0) {
		lines.push(`contexts:${options.head ? ` ${remark()}` : ''}`);
		let anchored: string | undefined;
		for (const context of contexts) {
			if (context.above === 'blank' || context.above === 'both') lines.push('');
			if (context.above === 'comment' || context.above === 'both') lines.push(`${pad}${remark()}`);
			const isTied = anchored !== undefined && (context.layout === 'alias' || context.layout === 'merge');
			if (context.layout === 'anchored' || isTied) tied = true;
			const own = context.layout === 'anchored' ? `anchor${entries.length}` : undefined;
			const chunk = contextLines(context, pad, ' '.repeat(step), {own, other: anchored}, () => remark(true));
			anchored = own ?? anchored;
			lines.push(...chunk);
			entries.push({name: context.name, chunk: chunk.join(newline)});
		}
	} else if (shape === 'null') lines.push('contexts:');
	else if (shape === 'empty') lines.push('contexts: {}');
	else if (!isBlock) {
		const quote = (value: string): string => (shape === 'json' ? JSON.stringify(value) : scalar(value, 'double'));
		const pairs = contexts.map(({name, keys}) => {
			const inner = keys.filter(({key}) => !['headers', 'list', 'nested', 'insecure', 'verbose'].includes(key));
			return {
				name,
				chunk: `${quote(name)}: {${inner.map(({key, value}) => `${shape === 'json' ? `"${key}"` : key}: ${JSON.stringify(value)}`).join(', ')}}`,
			};
		});
		entries.push(...pairs);
		const gap = shape === 'json' ? `${newline}    ` : ' ';
		const body = pairs.map(({chunk}) => gap + chunk).join(',');
		const key = (name: string): string => (shape === 'json' ? `"${name}"` : name);
		lines.push(
			`{${key('current-context')}: ${JSON.stringify(current)}, ${key('contexts')}: {${body}${shape === 'json' ? newline : ''}}}`,
		);
	}

	if (options.tail && isBlock) lines.push('', remark(), `x-last: ${shape}`, remark());
	const text = `${options.bom ? '\uFEFF' : ''}${lines.join(newline)}${options.finalNewline && lines.length > 0 ? newline : ''}`;
	return {text, entries, comments, tied, newline, finalNewline: options.finalNewline};
}
