import type {StoredCredentials} from '../contexts/edit.ts';
import type {Problem} from '../text/problem.ts';

/** A key or a secret that exists at the tenant, without its value. */
export interface Existing {
	/** Id of an API key, hint of a client secret. */
	readonly id: string;
	/** Epoch milliseconds; undefined when the tenant does not say. */
	readonly createdAt: number | undefined;
	readonly expiresAt: number | undefined;
	/** The description given by its creator. Raw. */
	readonly description: string | undefined;
}

/** One that was just made. */
export interface Made {
	readonly id: string;
	readonly credentials: StoredCredentials;
	readonly expiresAt: number | undefined;
}

/** Who signs in with some credentials. */
export interface Identity {
	readonly userId: string;
	readonly tenantId: string | undefined;
}

/**
 * Why something was not done at the tenant. `certain`: it was refused, so nothing was made or removed. Otherwise the answer was lost, and it may
 * have been done.
 */
export interface ApiFailure {
	readonly ok: false;
	readonly problem: Problem;
	readonly certain: boolean;
	/** Of the answer; undefined when there was none. */
	readonly status: number | undefined;
}

export type ApiAnswer<Value> = {readonly ok: true; readonly value: Value} | ApiFailure;

/** What a rotation does at the tenant: once for API keys, once for the secrets of OAuth clients. */
export interface RotationApi {
	readonly kind: 'api-key' | 'client-secret';
	/** The one that the context holds now; undefined when the tenant's list does not tell which it is. */
	readonly current: string | undefined;
	/** Those that exist. */
	list(): Promise<ApiAnswer<readonly Existing[]>>;
	/**
	 * Makes a new one. Never asked twice for the same one.
	 * @param marker a description by which it is found again, where the tenant keeps one.
	 */
	make(marker: string): Promise<ApiAnswer<Made>>;
	/** Signs in. Undefined stands for the credentials of the context as they are now. */
	prove(credentials: StoredCredentials | undefined): Promise<ApiAnswer<Identity>>;
	/** Removes one, signed in with what the file holds. One that is gone already counts as removed. */
	remove(id: string): Promise<ApiAnswer<undefined>>;
}
