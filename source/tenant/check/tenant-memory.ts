/** What this run's checks have learnt about tenants and keys, apart from tokens. Nothing secret. */
export interface TenantMemory {
	/** Tenant id by origin, from answers of `users/me`. */
	readonly tenantIds: Map<string, string>;
	/** Expiry of an API key by origin and key id, epoch milliseconds; undefined when the tenant does not say. */
	readonly keyExpiries: Map<string, number | undefined>;
	/** Origins whose token endpoint accepts only forms. */
	readonly formOrigins: Set<string>;
}

/** Knows nothing yet. */
export function createTenantMemory(): TenantMemory {
	return {tenantIds: new Map(), keyExpiries: new Map(), formOrigins: new Set()};
}
