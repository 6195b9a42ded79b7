import type {InputEvent} from './input-event.ts';
import {InputTokenizer} from './input-tokenizer.ts';

export interface InputListener {
	/** The events of one read, or of giving up on unfinished input. */
	onEvents(events: readonly InputEvent[]): void;
	/** The stream has ended or failed. */
	onEnd?(): void;
}

/**
 * Reads what a terminal sends until `close`, which pauses the stream. Other readers of the stream still get everything.
 * @param now a monotonic clock in milliseconds.
 */
export function readInput(
	stream: NodeJS.ReadableStream,
	listener: InputListener,
	now: () => number = () => performance.now(),
): {close(): void} {
	const tokenizer = new InputTokenizer();
	let timer: NodeJS.Timeout | undefined;
	let isOver = false;
	const tell = (events: readonly InputEvent[]) => {
		clearTimeout(timer);
		if (!isOver && tokenizer.deadline !== undefined) {
			timer = setTimeout(giveUpSoon, Math.max(0, tokenizer.deadline - now()));
		}

		if (events.length > 0) {
			listener.onEvents(events);
		}
	};
	// After the process was busy or stopped, the deadline may have passed with the rest of the sequence still unread; read that first.
	const giveUpSoon = () => {
		setImmediate(() => {
			const isDue = !isOver && tokenizer.deadline !== undefined && tokenizer.deadline <= now();
			tell(isDue ? tokenizer.giveUp() : []);
		});
	};
	const receive = (piece: Buffer | string) => tell(tokenizer.feed(piece, now()));
	const end = () => {
		if (!isOver) {
			tell(tokenizer.giveUp());
			close();
			listener.onEnd?.();
		}
	};
	const endings = ['end', 'close', 'error'] as const;
	const close = () => {
		isOver = true;
		clearTimeout(timer);
		stream.off('data', receive);
		for (const event of endings) {
			stream.off(event, end);
		}

		stream.pause();
	};

	for (const event of endings) {
		stream.on(event, end);
	}

	stream.on('data', receive);
	// A paused stream does not resume by itself.
	stream.resume();
	return {close};
}
