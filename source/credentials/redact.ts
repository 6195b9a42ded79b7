import type {Secret} from './secret.ts';

const mask = '•••';

/** Shorter values would mask almost any text, and no real secret is that short. */
const shortest = 4;

/** What looks like a secret anywhere in a text. `$1` is kept. Bounded, so that long texts stay fast. */
const lookalikes: readonly RegExp[] = [
	// A JWT: API keys and access tokens, with dashes in front if it was typed as an option.
	/((?<![\w-])-{0,2})eyJ[\w-]+\.[\w-]+(?:\.[\w-]*)?/gi,
	// Bearer and Basic credentials, whatever they look like.
	/\b((?:Bearer|Basic)\s+)[^\s"',;]+/gi,
	/(\bX-Qlik-Session[\w-]{0,40}=)(?!•)[^\s;"',]+/gi,
	// The usual format of a client secret.
	/()\b[\da-f]{64}\b/gi,
	// Random letters and digits, too long to be typed.
	/()(?<![\w+/=])(?=[a-z+/]*\d)(?=[\d+/]*[a-z])[a-z\d+/]{40,}={0,2}(?![\w+/=])/gi,
	// Name and password in a URL, such as that of a proxy; a password may contain anything.
	/(\b[a-z][a-z\d+.-]{0,20}:\/\/)(?:[^\s/:"']{1,100}:[^\s"']{1,100}|[^\s/@"']{1,100})(?=@)/gi,
	// The same before a host without a scheme.
	/((?:^|[\s"'(]))[^\s/@:"']{1,100}:(?!\/\/)[^\s"']{1,100}(?=@)/g,
];

/** Patterns for secrets whose values are not known. */
const patterns: readonly RegExp[] = [
	...lookalikes,
	// Named values in JSON, YAML, forms, headers and command lines.
	/((?:client[ _-]?secret|client[ _-]?assertion|api[ _-]?key|access[ _-]?token|refresh[ _-]?token|password)["']?\s*[:=]\s*["']?)(?!•)[^\s"',;&}]+/gi,
	/(--(?:api-key|oauth-client-secret|password)\s+["']?)(?!•)[^\s"']+/gi,
	/(\b(?:authorization|cookie|set-cookie)["']?\s*[:=]\s*["']?)(?!•)[^\n"']+/gi,
];

/** Masks what looks like a secret in a text that may contain one by mistake: a name, a server, a comment. */
export function maskLookalikes(text: string): string {
	return lookalikes.reduce((masked, pattern) => masked.replace(pattern, `$1${mask}`), text);
}

/**
 * Masks secrets in a text to be logged or shown, with or without `--verbose`: the given ones by value, others by pattern. OWASP
 * Logging Cheat Sheet, CWE-532.
 */
export function redact(text: string, secrets: Iterable<Secret> = []): string {
	let redacted = maskSecrets(text, secrets);
	for (const pattern of patterns) {
		redacted = redacted.replace(pattern, `$1${mask}`);
	}

	return redacted;
}

/** Masks only the given secrets, also as encoded in JSON, URLs and base64. Those shorter than `least` stay. */
export function maskSecrets(text: string, secrets: Iterable<Secret>, least = shortest): string {
	let masked = text;
	for (const form of forms(secrets, least)) {
		masked = masked.replaceAll(form, mask);
	}

	return masked;
}

/** Longest first, so that a secret containing another one is masked completely. */
function forms(secrets: Iterable<Secret>, least: number): string[] {
	const all = new Set<string>();
	for (const secret of secrets) {
		const value = secret.reveal();
		if (value.length < least) {
			continue;
		}

		all.add(value);
		all.add(JSON.stringify(value).slice(1, -1));
		all.add(encodeURIComponent(value.toWellFormed()));
		all.add(new URLSearchParams([['', value]]).toString().slice(1));
		all.add(Buffer.from(value).toString('base64'));
		all.add(Buffer.from(value).toString('base64url'));
	}

	return [...all].sort((a, b) => b.length - a.length);
}
