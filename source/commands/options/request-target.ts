import type {Context} from '../../contexts/context.ts';
import {Secret} from '../../credentials/secret.ts';
import type {CheckTarget} from '../../tenant/check.ts';
import type {GlobalFlags} from '../runtime/flags.ts';

/** Whether any flag overrides the context. */
export function isOverridden({server, serverType, insecure, headers}: GlobalFlags): boolean {
	return server !== undefined || serverType !== undefined || insecure !== undefined || Object.keys(headers).length > 0;
}

/**
 * The target and the credentials of a request: a flag overrides the context, and headers are merged by name (docs/qlik-cli.md). An `Authorization` header
 * given as a flag replaces the stored credentials.
 * @param context undefined when no context is current, which is fine if the flags are complete.
 */
export function requestTarget(context: Context | undefined, flags: GlobalFlags): CheckTarget {
	const {Authorization: authorization, ...headers} = flags.headers;
	const bearer = authorization === undefined ? undefined : /^Bearer\s+(.*)$/i.exec(authorization)?.[1];
	return {
		name: context?.name,
		server: flags.server ?? context?.server,
		serverType: flags.serverType?.toLowerCase() ?? context?.serverType,
		insecure: flags.insecure ?? context?.insecure ?? false,
		headers: mergeHeaders(context?.headers ?? {}, headers),
		credentials:
			bearer === undefined
				? (context?.credentials ?? {kind: 'none', missing: 'everything'})
				: {kind: 'api-key', token: new Secret(bearer)},
		bothKinds: bearer === undefined && (context?.bothKinds ?? false),
		// A defect in the entry does not matter if the entry is not used.
		defect: context?.defect,
	};
}

/** Header names are the same in any case (RFC 9110, section 5.1). */
function mergeHeaders(
	stored: Readonly<Record<string, string>>,
	given: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
	const names = new Set(Object.keys(given).map(name => name.toLowerCase()));
	const kept = Object.entries(stored).filter(([name]) => !names.has(name.toLowerCase()));
	return {...Object.fromEntries(kept), ...given};
}
