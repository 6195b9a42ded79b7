import type {Credentials} from '../../credentials/credentials.ts';
import {Secret} from '../../credentials/secret.ts';
import type {Context} from '../context.ts';
import {isNull, type YamlMap, type YamlNode} from '../yaml/node.ts';

/** Keys whose values must be text; any other type makes `qlik` fail for every context (docs/contexts-file.md). */
const textKeys = [
	'server',
	'server-type',
	'comment',
	'oauth-client-id',
	'oauth-client-secret',
	'certificates',
	'api-key',
];

/** Reads one entry under `contexts`. Errors go into `defect` and are never thrown. */
export function contextFromNode(name: string, node: YamlNode): Context {
	const values = new Map<string, YamlNode>();
	if (node.kind === 'map') {
		for (const {key, value} of node.entries) if (key.kind === 'scalar') values.set(key.text, value);
	}

	const text = (key: string): string | undefined => {
		const value = values.get(key);
		return value?.kind === 'scalar' && !isNull(value) ? value.text : undefined;
	};

	const headers = headersOf(values.get('headers'));
	const pair = {id: text('oauth-client-id') || undefined, secret: text('oauth-client-secret') || undefined};
	const [apiKey, folder] = [text('api-key'), text('certificates') || undefined];
	const token = tokenOf(headers.authorization, apiKey);
	return {
		name,
		server: text('server') || undefined,
		serverType: text('server-type')?.toLowerCase() || undefined,
		comment: text('comment') || undefined,
		insecure: isTrue(values.get('insecure')),
		headers: headers.others,
		credentials: credentialsOf(token, pair, headers.cookie, folder) ?? {
			kind: 'none',
			missing: missingKey(headers, apiKey),
		},
		bothKinds: token !== undefined && pair.id !== undefined && pair.secret !== undefined,
		allCredentials: new Secret(
			JSON.stringify([headers.authorization, headers.cookie, apiKey, pair.id, pair.secret, folder]),
		),
		keys: [...values.keys()],
		defect: defectOf(node, values),
	};
}

/** Depends on the keys present, `Authorization` first (docs/contexts-file.md). */
function credentialsOf(
	token: string | undefined,
	pair: {id: string | undefined; secret: string | undefined},
	cookie: string | undefined,
	folder: string | undefined,
): Credentials | undefined {
	if (token !== undefined) return {kind: 'api-key', token: new Secret(token)};
	if (pair.id !== undefined && pair.secret !== undefined) {
		return {kind: 'oauth', clientId: pair.id, clientSecret: new Secret(pair.secret)};
	}

	if (cookie) return {kind: 'session', cookie: new Secret(cookie)};
	if (folder !== undefined) return {kind: 'certificate', folder};
	if (pair.id !== undefined) return {kind: 'none', missing: 'client-secret', clientId: pair.id};
	return pair.secret === undefined ? undefined : {kind: 'none', missing: 'client-id'};
}

/** What is missing if there are no credentials: another program may have emptied the key or replaced all headers. */
function missingKey(
	{authorization, others}: ReturnType<typeof headersOf>,
	apiKey: string | undefined,
): 'everything' | 'key' | 'authorization' {
	if (authorization !== undefined || apiKey !== undefined) return 'key';
	return Object.keys(others).length > 0 ? 'authorization' : 'everything';
}

function tokenOf(authorization: string | undefined, apiKey: string | undefined): string | undefined {
	return authorization?.replace(/^bearer(?:\s+|$)/i, '') || apiKey || undefined;
}

function headersOf(node: YamlNode | undefined) {
	// No prototype, so that `__proto__` works as a header name.
	const others: Record<string, string> = Object.create(null);
	let authorization: string | undefined;
	let cookie: string | undefined;
	for (const {key, value} of node?.kind === 'map' ? node.entries : []) {
		if (key.kind !== 'scalar' || value.kind !== 'scalar' || isNull(value)) continue;
		const header = key.text.toLowerCase();
		if (header === 'authorization') authorization ||= value.text;
		else if (header === 'cookie') cookie ||= value.text;
		else others[key.text] = value.text;
	}

	return {authorization, cookie, others};
}

/** Only what every reader accepts as true: a word such as `yes` must not turn off certificate checks. */
function isTrue(node: YamlNode | undefined): boolean {
	return node?.kind === 'scalar' && node.plain && /^(?:true|True|TRUE)$/.test(node.text);
}

function defectOf(node: YamlNode, values: ReadonlyMap<string, YamlNode>): string | undefined {
	// In Go, `name:` with nothing under it is an empty map, so it is only incomplete.
	if (node.kind !== 'map') return isNull(node) ? undefined : 'it is not a map of keys and values';
	for (const key of textKeys) {
		const value = values.get(key);
		if (value !== undefined && value.kind !== 'scalar') return `${key} is not text`;
	}

	return headersDefect(values.get('headers'));
}

function headersDefect(headers: YamlNode | undefined): string | undefined {
	if (headers === undefined || isNull(headers)) return undefined;
	if (headers.kind !== 'map') return 'headers is not a map';
	return headerWithoutText(headers);
}

function headerWithoutText(headers: YamlMap): string | undefined {
	for (const {key, value} of headers.entries) {
		if (key.kind !== 'scalar') return 'the name of a header is not text';
		if (value.kind !== 'scalar') return `the header ${key.text} is not text`;
	}

	return undefined;
}
