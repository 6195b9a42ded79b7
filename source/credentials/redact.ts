import type {Secret} from './secret.ts';

const mask = '•••';

/** Shorter values would turn every text into masks, and nobody's secret is that short. */
const shortest = 4;

/** Secrets by their looks, for those that are not known by value. `$1` is what stays. */
const patterns: readonly RegExp[] = [
	// A JWT: API keys and access tokens.
	/()\beyJ[\w-]+\.[\w-]+(?:\.[\w-]*)?/g,
	// Bearer and Basic credentials, whatever they look like.
	/\b((?:Bearer|Basic)\s+)[^\s"',;]+/gi,
	// Named values in JSON, YAML, forms, headers and command lines.
	/((?:client[ _-]?secret|client[ _-]?assertion|api[ _-]?key|access[ _-]?token|refresh[ _-]?token|password)["']?\s*[:=]\s*["']?)(?!•)[^\s"',;&}]+/gi,
	/(--(?:api-key|oauth-client-secret|password)\s+["']?)(?!•)[^\s"']+/gi,
	/(\b(?:authorization|cookie|set-cookie)["']?\s*[:=]\s*["']?)(?!•)[^\n"']+/gi,
	/(\bX-Qlik-Session[\w-]*=)(?!•)[^\s;"',]+/gi,
	// The usual shape of a client secret.
	/()\b[\da-f]{64}\b/gi,
	// Name and password in a URL, such as that of a proxy.
	/(\b[a-z][a-z\d+.-]*:\/\/)[^\s/@"']+(?=@)/gi,
];

/**
 * Replaces secrets in a text that is about to be logged or shown, with `--verbose` or without: the given ones by value, others by pattern. OWASP
 * Logging Cheat Sheet, CWE-532.
 */
export function redact(text: string, secrets: Iterable<Secret> = []): string {
	let redacted = maskSecrets(text, secrets);
	for (const pattern of patterns) {
		redacted = redacted.replace(pattern, `$1${mask}`);
	}

	return redacted;
}

/** Masks the given secrets and nothing else: as they are, and as they look in JSON, URLs and base64. Those shorter than `least` stay. */
export function maskSecrets(text: string, secrets: Iterable<Secret>, least = shortest): string {
	let masked = text;
	for (const form of forms(secrets, least)) {
		masked = masked.replaceAll(form, mask);
	}

	return masked;
}

/** Longest first, so that one that holds another leaves no rest. */
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
