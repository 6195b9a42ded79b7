/** What checks of this run learnt of tenants and keys beside tokens. Nothing secret. */
export interface TenantMemory {
	/** Tenant id by origin, from answers of `users/me`. */
	readonly tenantIds: Map<string, string>;
	/** End of an API key by origin and key id, epoch milliseconds; undefined when the tenant does not tell. */
	readonly keyExpiries: Map<string, number | undefined>;
	/** Origins whose token endpoint reads forms only. */
	readonly formOrigins: Set<string>;
}

/** Knows nothing yet. */
export function createTenantMemory(): TenantMemory {
	return {tenantIds: new Map(), keyExpiries: new Map(), formOrigins: new Set()};
}
