import {useStdout} from 'ink';
import {useEffect, useSyncExternalStore} from 'react';
import {safeText} from '../../text/safe-text.ts';
import type {MainModel} from '../main/main-model.ts';
import {setTitle} from '../terminal/title.ts';

/** The terminal's title follows the current context. */
export function useTitle(model: MainModel): void {
	const {stdout} = useStdout();
	const current = useSyncExternalStore(model.subscribe, () => model.state().snapshot.current);
	useEffect(() => {
		setTitle(stdout as NodeJS.WriteStream, current === undefined ? 'qctx' : `qctx - ${safeText(current)}`);
	}, [stdout, current]);
}
