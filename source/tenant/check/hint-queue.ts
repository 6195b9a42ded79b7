/** After the last check, before hints are asked for: another check may be about to start. Milliseconds. */
const pause = 50;

/** Requests for hints, one at a time and only while no check is under way, so that they hold up no verdict and take no place of one. */
export interface HintQueue {
	/** A check starts; what is returned is called when it is over. */
	enter(): () => void;
	/** Done when nothing else is to be done; never, when the program ends before. */
	add(job: () => Promise<void>): void;
}

/** An empty queue; its timer does not keep the process alive. */
export function createHintQueue(): HintQueue {
	const jobs: Array<() => Promise<void>> = [];
	let checks = 0;
	let timer: NodeJS.Timeout | undefined;
	let running = false;

	function schedule(): void {
		if (checks === 0 && !running && jobs.length > 0) {
			// The process does not stay alive for hints.
			timer ??= setTimeout(() => void run(), pause).unref();
		}
	}

	async function run(): Promise<void> {
		timer = undefined;
		const job = checks === 0 && !running ? jobs.shift() : undefined;
		if (job === undefined) {
			return;
		}

		running = true;
		try {
			await job();
		} finally {
			running = false;
			void run();
		}
	}

	return {
		enter() {
			checks++;
			clearTimeout(timer);
			timer = undefined;
			return () => {
				checks--;
				schedule();
			};
		},
		add(job) {
			jobs.push(job);
			schedule();
		},
	};
}
