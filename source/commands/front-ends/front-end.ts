import type {OwnWorkplace, Start} from '../../session/workplace.ts';
import {endingSignals} from '../../terminal/endings.ts';
import {done, type ExitCode, type Result} from '../../text/problem.ts';
import type {Services} from '../runtime/services.ts';

/** The full screen, or the same program in lines. */
export type FrontEnd = 'screen' | 'lines';

/**
 * The front end for this terminal; undefined if there is none. Lines are for a screen reader, for a terminal without raw mode, and for anyone who
 * chooses them. `CI` has no effect.
 */
export function frontEndFor({io, flags}: Services): FrontEnd | undefined {
	if (io.stdin.isTTY !== true || !io.stdout.isTTY) {
		return undefined;
	}

	const {TERM, INK_SCREEN_READER} = io.environment;
	const inLines = flags.accessible || TERM === 'dumb' || INK_SCREEN_READER === 'true' || !('setRawMode' in io.stdin);
	return inLines ? 'lines' : 'screen';
}

/** Opens a front end and waits until the person leaves it. */
export async function openFrontEnd(services: Services, frontEnd: FrontEnd, start: Start): Promise<ExitCode> {
	const workplace = await openWorkplace(services);
	if (!workplace.ok) {
		return services.report(workplace.problem);
	}

	const {io, flags} = services;
	const run =
		frontEnd === 'screen'
			? (await import('../../ui/full-screen.ts')).runFullScreen
			: (await import('../../plain/run.ts')).runPlain;
	// Ctrl-C while it was loading.
	if (io.signal.aborted) {
		return endingSignals.SIGINT;
	}

	io.takeOver?.();
	if (frontEnd === 'screen') {
		io.releaseFaults?.();
	}

	const colour = flags.color && !io.environment.NO_COLOR;
	return run({...workplace.value, start, colour, input: io.stdin, output: io.stdout.stream});
}

/** What a front end works on in this run; a problem if there is no home folder or the settings are invalid. */
export async function openWorkplace(services: Services): Promise<Result<OwnWorkplace>> {
	const store = await services.store();
	if (!store.ok) {
		return store;
	}

	const settings = await services.settings();
	if (!settings.ok) {
		return settings;
	}

	const {environment} = services.io;
	return done({
		store: store.value,
		folders: services.folders(),
		settings: settings.value,
		environment,
		...(services.practice === undefined ? {} : {practice: services.practice}),
		async openPractice() {
			const {startPractice} = await import('./practice.ts');
			return startPractice(environment);
		},
	});
}
