import {createHash} from 'node:crypto';
import type {StoredCredentials} from '../contexts/edit.ts';

/** Identifies a key or secret that must not be stored in plain text. */
export function fingerprintOf(credentials: StoredCredentials): string {
	const secret = credentials.kind === 'oauth' ? credentials.clientSecret : credentials.token;
	return createHash('sha256').update(secret.reveal()).digest('hex');
}
