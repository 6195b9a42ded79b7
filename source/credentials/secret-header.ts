/** Whether a header contains a credential, judging by its name: `Authorization`, `cookie`, `X-Api-Key`, one for a gateway in front of the tenant. */
export function isSecretHeader(name: string): boolean {
	return /auth|cookie|key|pass|secret|session|token/i.test(name);
}
