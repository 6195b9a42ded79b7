import {Box} from 'ink';
import {excerpt} from '../../text/excerpt.ts';
import {safeText} from '../../text/safe/safe-text.ts';
import {Labelled} from '../components/labelled.tsx';
import {Prose} from '../components/prose.tsx';
import {Spans} from '../components/spans.tsx';
import {say, words} from '../spans.ts';
import {useTheme} from '../theme-context.ts';
import {Damage} from './damage.tsx';
import type {MainView} from './model/main-store.ts';

/** What the list says when it has no rows. */
export function NoRows({view}: {readonly view: MainView}) {
	const {state, session} = view;
	const {ascii} = useTheme();
	const [open, close] = ascii ? ['"', '"'] : ['“', '”'];
	if (session.damage !== undefined && session.file.contexts.length === 0) {
		return (
			<Box flexDirection="column" paddingX={1}>
				<Damage problem={session.damage} view={view} />
			</Box>
		);
	}

	if (session.file.contexts.length > 0) {
		const filter = words(`Nothing matches ${open}${safeText(excerpt(state.filter))}${close}`);
		return (
			<Box flexDirection="column" padding={1}>
				<Prose>{state.filter === '' ? words('No context needs attention.') : filter}</Prose>
				<Box height={1} />
				<KeyLine keys="Esc" does="show all" />
			</Box>
		);
	}

	return (
		<Box flexDirection="column" padding={1}>
			<Spans line={[say('No contexts yet.', 'strong')]} />
			<Box height={1} />
			<KeyLine keys="n" does="set one up: tenant URL, then an API key or an OAuth client" />
			{view.practice === undefined && <KeyLine keys="D" does="look around first, on a built-in practice tenant" />}
		</Box>
	);
}

function KeyLine({keys, does}: {readonly keys: string; readonly does: string}) {
	return (
		<Labelled label={keys} tone="accent" width={keys.length + 2}>
			<Prose>{words(does)}</Prose>
		</Labelled>
	);
}
