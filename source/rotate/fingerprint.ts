import {createHash} from 'node:crypto';
import type {StoredCredentials} from '../contexts/edit.ts';

/** By this a key or a secret is recognised that must not be written down. */
export function fingerprintOf(credentials: StoredCredentials): string {
	const secret = credentials.kind === 'oauth' ? credentials.clientSecret : credentials.token;
	return createHash('sha256').update(secret.reveal()).digest('hex');
}
