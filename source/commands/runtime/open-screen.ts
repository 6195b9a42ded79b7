import {endingSignals} from '../../terminal/endings.ts';
import type {ExitCode} from '../../text/problem.ts';
import type {Services} from './services.ts';
import {workplaceOf} from './workplace.ts';

export type ScreenStart =
	/** `cursor`: the context that `--context` names. */
	| {readonly screen: 'list'; readonly cursor?: string}
	| {readonly screen: 'wizard'; readonly name?: string; readonly server?: string; readonly insecure?: boolean};

/**
 * Whether a full screen can be drawn and used: stdout and stdin are terminals with a raw mode, and nobody asked for plain lines
 * (PRODUCT section 3 and 7). What `CI` says does not count.
 */
export function canOpenScreen({io, flags}: Services): boolean {
	const {environment} = io;
	return (
		!flags.accessible &&
		io.stdout.isTTY &&
		io.stdin.isTTY === true &&
		'setRawMode' in io.stdin &&
		environment.TERM !== 'dumb' &&
		environment.INK_SCREEN_READER !== 'true'
	);
}

/** Opens the full screen and waits until it is left. */
export async function openScreen(services: Services, start: ScreenStart): Promise<ExitCode> {
	const workplace = await workplaceOf(services);
	if (!workplace.ok) {
		return services.report(workplace.problem);
	}

	const {runFullScreen} = await import('../../ui/full-screen.ts');
	const {io} = services;
	if (io.signal.aborted) {
		return endingSignals.SIGINT;
	}

	io.takeOver?.();
	io.releaseFaults?.();
	const colour = services.flags.color && !services.io.environment.NO_COLOR;
	return runFullScreen({...workplace.value, start, colour});
}
