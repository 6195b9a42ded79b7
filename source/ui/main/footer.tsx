import {Box} from 'ink';
import {safeText} from '../../text/safe/safe-text.ts';
import type {KeyHint} from '../components/key-hints-line.ts';
import {Prose} from '../components/prose.tsx';
import {Spans} from '../components/spans.tsx';
import {useTheme} from '../theme-context.ts';
import type {MainView} from './model/main-store.ts';
import {footerHints, footerLine} from './spans/footer.ts';

interface Props {
	readonly view: MainView;
	/** The keys of the overlay, if one is open. */
	readonly hints: readonly KeyHint[] | undefined;
}

/** The keys that work now, and what the last one did. A notice that is too long for the row covers part of the panes until the next key. */
export function Footer({view, hints}: Props) {
	const theme = useTheme();
	const line = footerLine(view, hints ?? footerHints(view), theme);
	const {notice} = view.state;
	return line === undefined && notice !== undefined ? (
		<Box paddingX={1} flexShrink={0}>
			<Prose tone={notice.role}>{safeText(notice.text)}</Prose>
		</Box>
	) : (
		<Spans line={line ?? []} />
	);
}
