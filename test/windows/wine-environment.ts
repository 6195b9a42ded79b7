import {tmpdir} from 'node:os';
import {join} from 'node:path';

/** Where the Windows of this test run lies; all stories share it. */
export function prefixFolder(): string {
	return join(tmpdir(), 'wine');
}

export function wineEnvironment(): Record<string, string> {
	return {
		WINEPREFIX: prefixFolder(),
		WINEDEBUG: '-all',
		// Wine would ask whether to download .NET and a browser, which nothing here needs.
		WINEDLLOVERRIDES: 'mscoree,mshtml=',
		// Node does not take Wine for the Windows that it needs.
		NODE_SKIP_PLATFORM_CHECK: '1',
	};
}
