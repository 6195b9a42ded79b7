import {cleanCredential} from './clean-credential.ts';

/** The credentials in a pasted text, as far as it contains them. */
export interface PastedCredentials {
	readonly clientId?: string;
	/** Wrap it in a `Secret` at once. */
	readonly clientSecret?: string;
}

const idLabel = /(?:^|[ _.-])(?:oauth)?client[ _-]?id$/i;
const secretLabel = /(?:^|[ _.-])(?:oauth)?client[ _-]?secret$/i;

/** `label: value`, `label = value`, value on the next line or after a tab: YAML, .env files, shells, PowerShell, consoles, sloppy JSON. */
const labelled =
	/(?:^|[\n\t{,;:])[ \t]?["'`*]{0,3}([\w. -]{0,40}client[ _-]?(?:id|secret))["'`*]{0,3}[ \t]?[:=\n\t]\s{0,9}(?:"([^"\n]{0,4000})"|'([^'\n]{0,4000})'|([^\s"',;{}]{1,4000}))/gi;

/**
 * Finds a client ID and a client secret in text from a console, a file or a colleague: JSON (`clientId`, `client_id`, …), lines such as
 * `Client ID: …`, `oauth-client-id: …` YAML, `QLIK_CLIENT_ID=…`, or two bare values of 32 and 64 hex digits. Undefined when the text is not
 * of that kind, which makes it a single value. Used before line breaks inside a value count as an error.
 */
export function findPastedCredentials(text: string): PastedCredentials | undefined {
	// Terminals paste line breaks as CR; aligned text has many spaces in a row.
	const lines = text
		.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
		.replace(/[ \t]{2,}/g, run => (run.includes('\t') ? '\t' : ' '));
	const found = [fromJson(lines), fromLabels(lines), fromShapes(lines)].filter(pair => pair !== undefined);
	// Half a pair would fill one field and silently lose the rest of the paste.
	return found.find(({clientId, clientSecret}) => clientId !== undefined && clientSecret !== undefined) ?? found[0];
}

function fromJson(text: string): PastedCredentials | undefined {
	const start = text.indexOf('{');
	const end = text.lastIndexOf('}');
	if (start === -1 || end < start) {
		return undefined;
	}

	try {
		return collect(namedStrings(JSON.parse(text.slice(start, end + 1)), 0));
	} catch {
		return undefined;
	}
}

function* namedStrings(value: unknown, depth: number): Generator<readonly [label: string, value: string]> {
	if (typeof value !== 'object' || value === null || depth > 8) {
		return;
	}

	for (const [label, inner] of Object.entries(value)) {
		if (typeof inner === 'string') {
			yield [label, inner];
		} else {
			yield* namedStrings(inner, depth + 1);
		}
	}
}

function fromLabels(text: string): PastedCredentials | undefined {
	return collect(
		Array.from(text.matchAll(labelled), ([, label = '', doubleQuoted, singleQuoted, bare]) => [
			label.trim(),
			doubleQuoted ?? singleQuoted ?? bare ?? '',
		]),
	);
}

/** Exactly one value in each format, wherever they are, so that it is clear which is which. */
function fromShapes(text: string): PastedCredentials | undefined {
	const [clientId, otherId] = text.match(/\b[\da-f]{32}\b/gi) ?? [];
	const [clientSecret, otherSecret] = text.match(/\b[\da-f]{64}\b/gi) ?? [];
	return clientId === undefined || clientSecret === undefined || otherId !== undefined || otherSecret !== undefined
		? undefined
		: {clientId, clientSecret};
}

/** The first value of each label counts. */
function collect(pairs: Iterable<readonly [label: string, value: string]>): PastedCredentials | undefined {
	let clientId: string | undefined;
	let clientSecret: string | undefined;
	for (const [label, raw] of pairs) {
		const {value} = cleanCredential(raw);
		if (value === '' || /^client$/i.test(value)) {
			// The second one, for labels side by side in a table: `Client ID   Client secret`.
			continue;
		}

		if (idLabel.test(label)) {
			clientId ??= value;
		} else if (secretLabel.test(label)) {
			clientSecret ??= value;
		}
	}

	if (clientId === undefined && clientSecret === undefined) {
		return undefined;
	}

	return {...(clientId === undefined ? {} : {clientId}), ...(clientSecret === undefined ? {} : {clientSecret})};
}
