/** Whether a header holds a credential, by its name: `Authorization`, `cookie`, `X-Api-Key`, one for a gateway before the tenant. */
export function isSecretHeader(name: string): boolean {
	return /auth|cookie|key|pass|secret|session|token/i.test(name);
}
