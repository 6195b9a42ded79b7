import type {Context} from '../../contexts/context.ts';
import {findContext, noSuchContext, type OpenContexts, selectContext} from '../runtime/open-contexts.ts';
import type {Services} from '../runtime/services.ts';

/** A failure of qctx itself, distinct from the command's own (as with `env`, `nohup` and `timeout`). */
export const ourFault = 125;

/** The named context, or the current one. Reports when there is none. */
export async function oneContext(
	services: Services,
	open: OpenContexts,
	name: string | undefined,
): Promise<Context | undefined> {
	if (name !== undefined) {
		const context = findContext(open.snapshot, name);
		if (context === undefined) {
			services.report(await noSuchContext(name, open.snapshot));
		}

		return context;
	}

	const context = await selectContext(services, open);
	if (!context.ok) {
		services.report(context.problem);
		return undefined;
	}

	return context.value;
}
