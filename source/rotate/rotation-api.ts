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

/** One that was just created. */
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
 * Why something was not done at the tenant. `certain`: it was refused, so nothing was created or removed. Otherwise the answer was lost, and it may
 * have been done.
 */
export interface ApiFailure {
	readonly ok: false;
	readonly problem: Problem;
	readonly certain: boolean;
	/** Status of the answer; undefined when there was none. */
	readonly status: number | undefined;
}

export type ApiAnswer<Value> = {readonly ok: true; readonly value: Value} | ApiFailure;

/** What a rotation does at the tenant; implemented for API keys and for the secrets of OAuth clients. */
export interface RotationApi {
	readonly kind: 'api-key' | 'client-secret';
	/** The context's current one; undefined when the tenant's list does not show which it is. */
	readonly current: string | undefined;
	/** All existing ones. */
	list(): Promise<ApiAnswer<readonly Existing[]>>;
	/**
	 * Creates a new one. The request is never repeated.
	 * @param marker a description to find it by, if the tenant stores one.
	 */
	make(marker: string): Promise<ApiAnswer<Made>>;
	/** Signs in; undefined means with the context's current credentials. */
	verify(credentials: StoredCredentials | undefined): Promise<ApiAnswer<Identity>>;
	/** Removes one, signed in with the credentials in the file. One that is already gone counts as removed. */
	remove(id: string): Promise<ApiAnswer<undefined>>;
}
