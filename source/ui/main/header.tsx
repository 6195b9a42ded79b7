import {Spans} from '../components/spans.tsx';
import {useTheme} from '../theme-context.ts';
import type {MainView} from './model/main-store.ts';
import {headerLine} from './spans/header.ts';

/** Which file this is, how many contexts it has, and which one is current. */
export function Header({view}: {readonly view: MainView}) {
	return <Spans line={headerLine(view, useTheme())} />;
}
