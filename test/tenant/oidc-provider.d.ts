/** What the tests use of oidc-provider, which comes without types. */
declare module 'oidc-provider' {
	import type {IncomingMessage, ServerResponse} from 'node:http';

	class Provider {
		constructor(issuer: string, configuration: object);
		callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>;
		readonly ClientCredentials: {find(token: string): Promise<{readonly clientId: string} | undefined>};
	}

	// biome-ignore lint/style/noDefaultExport: that is how the package exports it
	export {Provider as default};
}
