import type {CheckStep, CheckStepId} from '../check-result.ts';

const order: readonly CheckStepId[] = ['reach', 'tls', 'qlik', 'token', 'user'];

/** The visible chain during a check: one step runs at a time, and each change reports the whole chain. */
export interface Chain {
	/** Finishes any open steps before this one, and starts it. */
	run(id: CheckStepId): void;
	/** Sets the result of a step that is still open; finished steps keep theirs. */
	detail(id: CheckStepId, detail: string | undefined): void;
	/** The check succeeded: finishes all open steps. */
	finish(): void;
	/** Finishes the steps before this one and fails it; later ones keep waiting. */
	fail(id: CheckStepId, detail: string): void;
	/** The running step. */
	current(): CheckStepId;
}

/** A chain with all steps waiting, except the skipped ones. */
export function createChain(
	skipped: ReadonlySet<CheckStepId>,
	onStep: ((steps: readonly CheckStep[]) => void) | undefined,
): Chain {
	let steps: readonly CheckStep[] = order.map(id => ({
		id,
		status: skipped.has(id) ? 'skipped' : 'waiting',
		detail: undefined,
		ms: undefined,
	}));
	let current: CheckStepId = 'reach';
	let started = performance.now();

	function change(id: CheckStepId, to: Partial<CheckStep>): void {
		steps = steps.map(step => (step.id === id && step.status !== 'skipped' ? {...step, ...to} : step));
	}

	/** Steps that were never started, such as those of an already open connection, took no time. */
	function endBefore(index: number): void {
		for (const {id, status} of steps.slice(0, index)) {
			if (status === 'running') {
				change(id, {status: 'done', ms: performance.now() - started});
				started = performance.now();
			} else if (status === 'waiting') {
				change(id, {status: 'done'});
			}
		}
	}

	return {
		run(id) {
			const index = order.indexOf(id);
			if (steps[index]?.status !== 'waiting') {
				return;
			}

			endBefore(index);
			change(id, {status: 'running'});
			current = id;
			started = performance.now();
			onStep?.(steps);
		},
		detail(id, detail) {
			const status = steps.find(step => step.id === id)?.status;
			if (status === 'waiting' || status === 'running') {
				change(id, {detail});
			}
		},
		finish() {
			endBefore(order.length);
			onStep?.(steps);
		},
		fail(id, detail) {
			endBefore(order.indexOf(id));
			change(id, {status: 'failed', detail, ms: performance.now() - started});
			current = id;
			onStep?.(steps);
		},
		current: () => current,
	};
}
