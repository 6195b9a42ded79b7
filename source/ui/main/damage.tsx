import {Box} from 'ink';
import {shortPath} from '../../describe/words/short-path.ts';
import type {Problem} from '../../text/problem.ts';
import {safeText} from '../../text/safe/safe-text.ts';
import {Prose} from '../components/prose.tsx';
import {words} from '../spans.ts';
import type {MainView} from './model/main-store.ts';

/** What is wrong with the file, where, and what to do. */
export function Damage({problem, view}: {readonly problem: Problem; readonly view: MainView}) {
	const {path} = view.session.file;
	return (
		<Box flexDirection="column">
			<Prose tone="bad">{safeText(problem.what.replaceAll(path, shortPath(path, view.home)))}</Prose>
			<Prose>{safeText(problem.cure)}</Prose>
			<Prose tone="muted">{words('It is read again as soon as it changes.')}</Prose>
		</Box>
	);
}
