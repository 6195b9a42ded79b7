import type {User} from '../tenant/check-result.ts';

/**
 * The warning when a context signs in as a different user than before: the next change would go to the wrong tenant or be made by the wrong user.
 * Undefined if no user was known before, or there was no answer.
 */
export function identityChange(known: User | undefined, answered: User | undefined): string | undefined {
	if (known === undefined || answered === undefined) {
		return undefined;
	}

	if (known.tenantId !== undefined && answered.tenantId !== undefined && known.tenantId !== answered.tenantId) {
		return `another tenant than before: ${answered.tenantId}, was ${known.tenantId}`;
	}

	return known.id === answered.id ? undefined : `another user than before: ${answered.name}, was ${known.name}`;
}
