import type {Context} from '../contexts/context.ts';
import type {LiveState} from '../live/live-state.ts';
import {serverUrl} from '../tenant/url/tenant-url.ts';
import {shellWord} from './words/shell-word.ts';

/** One line of the copy menu. Secrets are never among them, but those of the practice tenant. */
export interface CopyChoice {
	readonly key: string;
	readonly label: string;
	/** Undefined when it is not known now. */
	readonly text: string | undefined;
}

/**
 * The lines of the copy menu for a context, in their order; texts raw.
 * @param practice what the wizard can be tried with, on the practice tenant.
 */
export function copyChoices(
	context: Context,
	live: LiveState,
	practice?: {readonly clientId: string; readonly clientSecret: string},
): CopyChoice[] {
	return [
		{key: 'i', label: 'user ID', text: live.result?.user?.id},
		{
			key: 'u',
			label: 'tenant URL',
			text:
				context.server === undefined ? undefined : (serverUrl(context.server, context.serverType) ?? context.server),
		},
		{key: 'q', label: 'qlik command', text: `qlik user me --context ${shellWord(context.name)}`},
		...(practice === undefined
			? []
			: [
					{key: 'c', label: 'practice ID', text: practice.clientId},
					{key: 's', label: 'practice secret', text: practice.clientSecret},
				]),
	];
}
