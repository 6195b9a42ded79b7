import {countCharacters} from './blanks.ts';

export type CredentialField = 'client-id' | 'client-secret' | 'api-key';

/** What a value looks like: a hint while typing, never a reason to refuse it. */
export interface CredentialShape {
	/** `64 characters · looks like a client secret` */
	readonly words: string;
	/** `right`: the usual format for its field; `odd`: another format; `wrong`: the format of something else. */
	readonly fit: 'right' | 'odd' | 'wrong';
}

const named: Readonly<Record<CredentialField, string>> = {
	'client-id': 'a client ID',
	'client-secret': 'a client secret',
	'api-key': 'an API key',
};

const hexDigits: Readonly<Partial<Record<CredentialField, number>>> = {'client-id': 32, 'client-secret': 64};

/** What the value looks like by itself; undefined when it has none of the known formats. */
export function looksLike(value: string): CredentialField | undefined {
	if (/^[\da-f]{32}$/i.test(value)) {
		return 'client-id';
	}

	if (/^[\da-f]{64}$/i.test(value)) {
		return 'client-secret';
	}

	return /^eyJ[\w-]*\.[\w-]+\.[\w-]+$/.test(value) ? 'api-key' : undefined;
}

/**
 * Length and likely kind of a cleaned value in a field; undefined for an empty one. Formats: a client ID is 32 hex digits, a client secret 64, an
 * API key a JWT (docs/qlik-cloud.md). `clientId`: the text in the client ID field, to notice a secret that repeats it.
 */
export function credentialShape(field: CredentialField, value: string, clientId?: string): CredentialShape | undefined {
	if (value === '') {
		return undefined;
	}

	const length = countCharacters(value);
	const say = (words: string, fit: CredentialShape['fit']): CredentialShape => ({
		words: `${length} ${length === 1 ? 'character' : 'characters'} · ${words}`,
		fit,
	});
	if (field === 'client-secret' && value === clientId) {
		return say('same as the client ID', 'wrong');
	}

	const kind = looksLike(value);
	if (kind === field) {
		return say(`looks like ${named[kind]}`, 'right');
	}

	return kind === undefined
		? say(oddWords(field, value, length), 'odd')
		: say(`looks like ${named[kind]}, not ${named[field]}`, 'wrong');
}

function oddWords(field: CredentialField, value: string, length: number): string {
	const usual = hexDigits[field];
	if (usual !== undefined) {
		return length === usual
			? `${named[field]} usually has hex digits only`
			: `${named[field]} usually has ${usual}${length < usual ? ', cut off?' : ''}`;
	}

	return value.startsWith('eyJ')
		? 'starts like an API key, but is cut off: it has three parts with dots between them'
		: 'an API key usually starts with eyJ';
}
