import {watchContexts} from '../live/contexts-watcher.ts';
import {recordSwitch} from '../settings/previous-context.ts';
import {endingSignals, watchEndings} from '../terminal/endings.ts';
import type {ExitCode} from '../text/problem.ts';
import {type DialogueInput, Interrupted} from '../wizard/dialogue/line-input.ts';
import {Desk, type Workplace} from './desk.ts';
import {talkAboutList} from './list-menu.ts';
import {PlainLines} from './plain-lines.ts';
import {talkThroughWizard} from './wizard-talk.ts';

export type {Workplace} from './desk.ts';

/** What is talked about first; the wizard alone, as `context init` opens it, ends with the context saved. */
export type Start =
	| {readonly screen: 'list'}
	| {readonly screen: 'wizard'; readonly name?: string; readonly server?: string; readonly insecure?: boolean};

export interface AccessibleOptions extends Workplace {
	readonly start: Start;
	readonly input: DialogueInput;
	readonly output: NodeJS.WritableStream;
	/** Starts the practice tenant; `close` ends it. */
	readonly openPractice: () => Promise<Workplace & {close(): Promise<void> | void}>;
}

/**
 * The linear twin of the full screen (PRODUCT sections 2, 3 and 7), for `--accessible`, `INK_SCREEN_READER=true`, `TERM=dumb` and terminals
 * without a raw mode: the same services and words as questions and plain lines. Writes no escape sequence but the one that copies, when asked to.
 * @returns 0 when left by `q` or at the end of the input, 130 after Ctrl-C.
 */
export async function runAccessible(options: AccessibleOptions): Promise<ExitCode> {
	const {input, output, start} = options;
	const ending = new AbortController();
	let endedBy: ExitCode = endingSignals.SIGINT;
	const endings = watchEndings({
		input,
		output,
		onEnd(code) {
			endedBy = code;
			ending.abort();
		},
	});
	const {signal} = ending;
	const lines = new PlainLines({input, output, signal});
	try {
		const code =
			start.screen === 'wizard' ? await setUp(options, lines, start) : await talk(options, lines, () => signal.aborted);
		return signal.aborted ? endedBy : code;
	} catch (reason) {
		if (reason instanceof Interrupted) {
			return endedBy;
		}

		throw reason;
	} finally {
		lines.close();
		endings.close();
	}
}

/** The list, and the practice tenant's after it if that is asked for. */
async function talk(options: AccessibleOptions, lines: PlainLines, isRunOver: () => boolean): Promise<ExitCode> {
	const end = await atDesk(options, lines, isRunOver);
	if (end !== 'practice') {
		return end;
	}

	const practice = await options.openPractice();
	try {
		const code = await atDesk(practice, lines, isRunOver);
		return code === 'practice' ? 0 : code;
	} finally {
		await practice.close();
	}
}

async function atDesk(place: Workplace, lines: PlainLines, isRunOver: () => boolean): Promise<ExitCode | 'practice'> {
	const desk = new Desk(place, lines);
	// A person who waits at a question is told at once; else it is told before the next one.
	const watcher = watchContexts(place.store.path, () => {
		if (lines.isIdle) {
			lines.interject(...desk.fileNews());
		}
	});
	try {
		return await talkAboutList(desk, isRunOver);
	} finally {
		watcher.close();
		desk.close();
	}
}

async function setUp(
	options: AccessibleOptions,
	lines: PlainLines,
	start: Extract<Start, {screen: 'wizard'}>,
): Promise<ExitCode> {
	const {store, folders} = options;
	const before = store.read();
	const end = await talkThroughWizard({
		...start,
		store,
		settings: options.settings,
		environment: options.environment,
		lines,
		output: options.output,
	});
	const after = store.read();
	if (before.ok && after.ok) {
		recordSwitch(folders, store.path, before.value.current, after.value);
	}

	if (end.type === 'left') {
		return end.exitCode;
	}

	lines.say(end.message);
	return 0;
}
