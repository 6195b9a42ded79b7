import fc from 'fast-check';
import {anyText} from './any-text.ts';

const simpleName = fc.oneof(
	fc.stringMatching(/^[a-zA-Z][\w-]{0,8}$/),
	fc.constantFrom('Prod EU', '123', 'yes', 'café', 'a2', 'a10', 'null', "o'neil", 'x: y', '日本'),
);

/** How a scalar is written in the generated file: the quoting of others, which need not be ours. */
export function scalar(value: string, style: 'plain' | 'single' | 'double'): string {
	const isPlain = /^[A-Za-z][\w./-]*(?:[ :][\w./-]+)*$/.test(value) && style === 'plain' && !/^null$/i.test(value);
	if (isPlain) return value;
	if (style === 'single' && /^[\x20-\x7e\u00c0-\u024f\u4e00-\u9fff]*$/.test(value))
		return `'${value.replaceAll("'", "''")}'`;
	return JSON.stringify(value);
}

export const style = fc.constantFrom('plain' as const, 'single' as const, 'double' as const);

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

/** What a generated context is made of. */
export interface Parts {
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

export const parts: fc.Arbitrary<Parts> = fc.record({
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

/** The lines of a context in block style; the anchor it has itself, and one before it. */
export function contextLines(
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
