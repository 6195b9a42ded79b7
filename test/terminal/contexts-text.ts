import type {Account} from '../../source/demo/people.ts';

/** One context of a story: whom it asks, with whose credentials. */
export interface StoryContext {
	readonly name: string;
	readonly url: string;
	readonly account: Account;
	/** Instead of the account's own: a wrong one. */
	readonly secret?: string;
	readonly comment?: string;
}

/** A contexts.yml as qlik-cli writes it. */
export function contextsText(contexts: readonly StoryContext[], current = contexts[0]?.name ?? ''): string {
	return [`current-context: "${current}"`, 'contexts:', ...contexts.map(contextText), ''].join('\n');
}

function contextText({name, url, account, secret, comment}: StoryContext): string {
	const credentials =
		account.kind === 'oauth'
			? [
					'        headers: {}',
					`        oauth-client-id: "${account.clientId}"`,
					`        oauth-client-secret: "${secret ?? account.clientSecret}"`,
				]
			: ['        headers:', `            Authorization: Bearer ${secret ?? account.apiKey}`];
	return [
		`    ${name}:`,
		...(comment === undefined ? [] : [`        comment: ${comment}`]),
		...credentials,
		`        server: ${url}`,
		'        server-type: cloud',
	].join('\n');
}
