import {endingSignals} from '../../terminal/endings.ts';
import type {ExitCode} from '../../text/problem.ts';
import type {ScreenStart} from './open-screen.ts';
import type {Services} from './services.ts';
import {workplaceOf} from './workplace.ts';

/** Whether somebody sits at a terminal: then what cannot be a full screen is plain lines (PRODUCT section 7). */
export function canTalk({io}: Services): boolean {
	return io.stdin.isTTY === true && io.stdout.isTTY;
}

/** Opens the linear twin of the full screen and waits until it is left. */
export async function openAccessible(services: Services, start: ScreenStart): Promise<ExitCode> {
	const workplace = await workplaceOf(services);
	if (!workplace.ok) {
		return services.report(workplace.problem);
	}

	const {runAccessible} = await import('../../plain/run.ts');
	const {stdin, stdout, signal, takeOver} = services.io;
	if (signal.aborted) {
		return endingSignals.SIGINT;
	}

	takeOver?.();
	return runAccessible({...workplace.value, start, input: stdin, output: stdout.stream});
}
