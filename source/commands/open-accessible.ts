import type {ExitCode} from '../text/problem.ts';
import type {ScreenStart} from './open-screen.ts';
import type {Services} from './services.ts';

/** Whether somebody sits at a terminal: then what cannot be a full screen is plain lines (PRODUCT section 7). */
export function canTalk({io}: Services): boolean {
	return io.stdin.isTTY === true && io.stdout.isTTY;
}

/** Opens the linear twin of the full screen and waits until it is left. */
export async function openAccessible(services: Services, start: ScreenStart): Promise<ExitCode> {
	const store = await services.store();
	if (!store.ok) {
		return services.report(store.problem);
	}

	const settings = await services.settings();
	if (!settings.ok) {
		return services.report(settings.problem);
	}

	const {runAccessible} = await import('../accessible/run.ts');
	const {environment, stdin, stdout, signal} = services.io;
	return runAccessible({
		store: store.value,
		folders: services.folders(),
		settings: settings.value,
		environment,
		start,
		...(services.practice === undefined ? {} : {practice: services.practice}),
		input: stdin,
		output: stdout.stream,
		signal,
		async openPractice() {
			const {startPractice} = await import('./practice.ts');
			return startPractice(environment);
		},
	});
}
