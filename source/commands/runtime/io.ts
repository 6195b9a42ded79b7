/** The outside world of one run: `cli.tsx` takes it from the process, and tests construct it. */
export interface Io {
	readonly environment: NodeJS.ProcessEnv;
	readonly stdin: Input;
	/** Data only. */
	readonly stdout: Output;
	/** Everything else: progress, warnings, errors, questions. */
	readonly stderr: Output;
	/** Aborted by Ctrl-C. */
	readonly signal: AbortSignal;
	/** From now on a front end listens for Ctrl-C and the other signals that end it (terminal/endings.ts). */
	readonly takeOver?: () => void;
	/** Leaves uncaught errors to Node, which reports them after the full screen has restored the terminal. */
	readonly releaseFaults?: () => void;
}

export type Input = NodeJS.ReadableStream & {readonly isTTY?: boolean};

export interface Output {
	write(text: string): void;
	readonly isTTY: boolean;
	/** Goes to a file, so nobody sees it yet. */
	readonly isFile?: boolean;
	/** Of a terminal. */
	readonly columns: number | undefined;
	/** For what needs a real stream. */
	readonly stream: NodeJS.WritableStream;
}

/** Prints lines of data. The text is clean already. */
export function print(io: Io, ...lines: readonly string[]): void {
	io.stdout.write(`${lines.join('\n')}\n`);
}

/** Prints lines that are not data: warnings, progress, questions. */
export function say(io: Io, ...lines: readonly string[]): void {
	if (lines.length > 0) {
		io.stderr.write(`${lines.join('\n')}\n`);
	}
}

/** Whether a person can answer: a prompt shows on stderr, so that stdout stays data. */
export function canAsk(io: Io): boolean {
	return io.stdin.isTTY === true && io.stderr.isTTY;
}
