import {createSession} from '../session/create-session.ts';
import type {OwnWorkplace, Start, Workplace} from '../session/workplace.ts';
import {endingSignals, watchEndings} from '../terminal/endings.ts';
import type {ExitCode} from '../text/problem.ts';
import {Conversation} from './conversation.ts';
import {Interrupted} from './lines/interrupted.ts';
import {LineReader} from './lines/line-reader.ts';
import type {LineInput} from './lines/typed-input.ts';
import {aboutList} from './list.ts';
import {runDialogue} from './wizard/run-wizard.ts';

export interface PlainOptions extends OwnWorkplace {
	/** The wizard alone, as `context init` opens it, ends with the context saved. */
	readonly start: Start;
	readonly input: LineInput;
	readonly output: NodeJS.WritableStream;
}

/**
 * The program in lines, for `--accessible`, `INK_SCREEN_READER=true`, `TERM=dumb` and terminals without a raw mode: what
 * the full screen does, as questions and plain lines. Writes no escape sequence but the one that copies, when asked to.
 * @returns 0 when left by `q` or at the end of the input, 130 after Ctrl-C, 128 + N after a signal.
 */
export async function runPlain(options: PlainOptions): Promise<ExitCode> {
	const {input, output, start} = options;
	const ending = new AbortController();
	const {signal} = ending;
	let endedBy: ExitCode = endingSignals.SIGINT;
	let lines: LineReader | undefined;
	const endings = watchEndings({
		input,
		output,
		isHandedOver: () => lines?.isHandedOver === true,
		onEnd(code) {
			endedBy = code;
			ending.abort();
		},
	});
	lines = new LineReader({input, output, signal});
	try {
		const code =
			start.screen === 'wizard' ? await runWizardAlone(options, lines, start) : await runList(options, lines, signal);
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

/** The list, then the practice tenant's if the person chooses it. */
async function runList(options: PlainOptions, lines: LineReader, signal: AbortSignal): Promise<ExitCode> {
	const end = await converse(options, lines, signal);
	if (end !== 'practice') {
		return end;
	}

	const practice = await options.openPractice();
	try {
		const code = await converse(practice, lines, signal);
		return code === 'practice' ? 0 : code;
	} finally {
		await practice.close();
	}
}

async function converse(workplace: Workplace, lines: LineReader, signal: AbortSignal): Promise<ExitCode | 'practice'> {
	const writeToTerminal = (sequence: string) => {
		lines.output.write(sequence);
	};
	const conversation = new Conversation(createSession(workplace, {writeToTerminal}), lines);
	conversation.session.watch();
	try {
		return await aboutList(conversation, () => signal.aborted);
	} finally {
		conversation.close();
	}
}

async function runWizardAlone(
	workplace: Workplace,
	lines: LineReader,
	{screen: _, ...request}: Extract<Start, {screen: 'wizard'}>,
): Promise<ExitCode> {
	const session = createSession(workplace);
	try {
		const end = await runDialogue(session, lines, request, {asksAgain: true, errorMark: ''});
		lines.say(end.type === 'saved' ? end.message : 'Left; nothing was saved.');
		return end.type === 'saved' ? 0 : end.exitCode;
	} finally {
		session.close();
	}
}
