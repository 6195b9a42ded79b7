import {Prose} from '../components/prose.tsx';
import {words} from '../spans.ts';
import type {MainView} from './model/main-store.ts';

/** Shown in the right pane while there are no contexts: what the program is for. */
export function Welcome({view}: {readonly view: MainView}) {
	const {file, damage} = view.session;
	if (file.contexts.length > 0 || damage !== undefined) {
		return null;
	}

	const text =
		view.practice !== undefined
			? 'This is the practice tenant. Your own files are not read or written; everything is gone on exit.'
			: 'A context is a tenant URL with an API key or an OAuth client. qctx checks it against the tenant before saving it, and shows here who it signs in as.';
	return <Prose tone="muted">{words(text)}</Prose>;
}
