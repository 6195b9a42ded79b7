import type {ChildProcess} from 'node:child_process';
import {type ChildEnd, exitCodeOf} from './child/run-child.ts';
import {createWholeLines} from './child/whole-lines.ts';

/** How the command ended in one context. */
export interface SeveralEnd {
	readonly name: string;
	readonly code: number;
	readonly signal: NodeJS.Signals | undefined;
	/** Its output; empty when it was passed on line by line. */
	readonly stdout: string;
	readonly stderr: string;
	/** Duration in milliseconds. */
	readonly ms: number;
}

export interface SeveralOptions {
	readonly names: readonly string[];
	/** The maximum number of commands at the same time. */
	readonly jobs: number;
	/** Runs the command in one context, with both outputs as pipes. */
	readonly run: (name: string, onStart: (child: ChildProcess) => void) => Promise<ChildEnd>;
	/** Gets whole lines as they arrive; without it they are collected. */
	readonly onLine?: (name: string, stream: 'stdout' | 'stderr', line: string) => void;
	readonly onEnd?: (end: SeveralEnd, done: number) => void;
	/** When aborted, running commands finish, but no more are started. */
	readonly signal: AbortSignal;
}

/** Runs the same command in several contexts, some at a time. @returns the results in the order of the names, without those that were never started. */
export async function runSeveral(options: SeveralOptions): Promise<readonly SeveralEnd[]> {
	const {names, jobs, signal, onEnd} = options;
	const {default: PQueue} = await import('p-queue');
	const queue = new PQueue({concurrency: jobs});
	const ends = new Map<string, SeveralEnd>();
	await Promise.all(
		names.map(async name =>
			queue.add(async () => {
				if (!signal.aborted) {
					const end = await runOne(name, options);
					ends.set(name, end);
					onEnd?.(end, ends.size);
				}
			}),
		),
	);
	return names.flatMap(name => ends.get(name) ?? []);
}

/** The worst of several results. */
export function worstCode(ends: readonly SeveralEnd[]): number {
	return Math.max(0, ...ends.map(({code}) => code));
}

async function runOne(name: string, {run, onLine}: SeveralOptions): Promise<SeveralEnd> {
	const began = performance.now();
	const gathered: Record<'stdout' | 'stderr', Buffer[]> = {stdout: [], stderr: []};
	const rests: Array<() => void> = [];
	const end = await run(name, child => {
		for (const stream of ['stdout', 'stderr'] as const) {
			const lines = createWholeLines();
			const hand = (whole: readonly string[]) => {
				for (const line of whole) {
					onLine?.(name, stream, line);
				}
			};
			child[stream]?.on('data', (chunk: Buffer) => {
				if (onLine === undefined) {
					gathered[stream].push(chunk);
				} else {
					hand(lines.add(chunk));
				}
			});
			rests.push(() => hand(lines.end()));
		}
	});
	for (const rest of rests) {
		rest();
	}

	return {
		name,
		code: exitCodeOf(end),
		signal: end.type === 'killed' ? end.signal : undefined,
		stdout: Buffer.concat(gathered.stdout).toString('utf8'),
		stderr: Buffer.concat(gathered.stderr).toString('utf8'),
		ms: Math.round(performance.now() - began),
	};
}
