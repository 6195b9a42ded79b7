import {useStdout} from 'ink';
import {useEffect, useSyncExternalStore} from 'react';
import type {Session} from '../../session/session.ts';
import {setTitle} from '../../terminal/title.ts';
import {safeText} from '../../text/safe/safe-text.ts';

/** The terminal's title follows the current context. */
export function useTitle({subscribe, getSnapshot}: Session): void {
	const {stdout} = useStdout();
	const current = useSyncExternalStore(subscribe, () => getSnapshot().file.current);
	useEffect(() => {
		setTitle(stdout as NodeJS.WriteStream, current === undefined ? 'qctx' : `qctx - ${safeText(current)}`);
	}, [stdout, current]);
}
