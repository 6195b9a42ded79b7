import {shellWord} from '../../describe/words/shell-word.ts';
import {type Rotation, type RotationPhase, startRotation} from '../../session/rotation.ts';
import {parseSpan} from '../../text/duration.ts';
import {done, failed, type Result} from '../../text/problem.ts';
import {askLine} from '../runtime/ask.ts';
import {confirmProtected} from '../runtime/confirm-protected.ts';
import {isGiven, listOption, type Options, textOption} from '../runtime/flags.ts';
import {canAsk} from '../runtime/io.ts';
import {namedContext, openContexts} from '../runtime/open-contexts.ts';
import type {Services} from '../runtime/services.ts';

/** `qctx rotate`, loaded only when it runs. */
export async function runRotate(services: Services, name: string, options: Options): Promise<number> {
	const expiry = expiryOption(options);
	if (!expiry.ok) {
		return services.report(expiry.problem);
	}

	const open = await openContexts(services);
	if (!open.ok) {
		return services.report(open.problem);
	}

	const context = await namedContext(open.value, name);
	const admin = textOption(options, 'as');
	const as = admin === undefined ? done(undefined) : await namedContext(open.value, admin);
	const settings = await services.settings();
	for (const needed of [context, as, settings]) {
		if (!needed.ok) {
			return services.report(needed.problem);
		}
	}

	const confirmed = await confirmProtected(services, [name], listOption(options, 'yes'));
	if (!confirmed.ok || !context.ok || !as.ok || !settings.ok) {
		return confirmed.ok ? 1 : services.report(confirmed.problem);
	}

	const rotation = startRotation(
		{
			store: open.value.store,
			folders: services.folders(),
			settings: settings.value,
			environment: services.io.environment,
		},
		context.value,
		{expiry: expiry.value, as: as.value},
	);
	services.io.signal.addEventListener('abort', () => rotation.close(), {once: true});
	try {
		return await follow(services, rotation, {
			name,
			finish: isGiven(options, 'finish'),
			old: textOption(options, 'old'),
		});
	} finally {
		rotation.close();
	}
}

/** Prints each line as it comes, and answers what is asked. */
async function follow(
	services: Services,
	rotation: Rotation,
	{name, finish, old}: {readonly name: string; readonly finish: boolean; readonly old: string | undefined},
): Promise<number> {
	const told = printLines(services, rotation);
	for (;;) {
		const phase = await nextPhase(rotation, services.io.signal);
		told();
		switch (phase.name) {
			case 'done':
				return 0;
			case 'failed':
				return services.report(phase.problem);
			case 'asks-to-delete':
				if (finish || (await wantsToDelete(services))) {
					rotation.deleteOld(old);
					break;
				}

				services.say(`Delete it with: qctx rotate ${shellWord(name)} --finish`);
				return phase.isEarlier ? 1 : 0;
			case 'asks-which':
				if (finish && old !== undefined) {
					rotation.deleteOld(old);
					break;
				}

				services.say(
					...phase.among.map(({id, createdAt}) =>
						createdAt === undefined ? id : `${id}  ${new Date(createdAt).toISOString().slice(0, 10)}`,
					),
					'The tenant does not say which of these is the old one.',
					`Choose it: qctx rotate ${shellWord(name)} --finish --old ID`,
				);
				return finish ? 1 : 0;
			case 'running':
		}
	}
}

/** @returns a function that prints what has come since the last time; it is also called as lines come. */
function printLines(services: Services, rotation: Rotation): () => void {
	let count = 0;
	const print = () => {
		const {lines} = rotation.getSnapshot();
		services.say(...lines.slice(count));
		count = lines.length;
	};
	rotation.subscribe(print);
	return print;
}

/** The next phase in which something is to be answered, or the end. Rejects when interrupted. */
async function nextPhase(rotation: Rotation, signal: AbortSignal): Promise<RotationPhase> {
	const {promise, resolve, reject} = Promise.withResolvers<RotationPhase>();
	const look = () => {
		const {phase} = rotation.getSnapshot();
		if (phase.name !== 'running') {
			resolve(phase);
		}
	};
	const stop = () => reject(signal.reason);
	const unsubscribe = rotation.subscribe(look);
	signal.addEventListener('abort', stop, {once: true});
	look();
	return promise.finally(() => {
		unsubscribe();
		signal.removeEventListener('abort', stop);
	});
}

async function wantsToDelete({io}: Services): Promise<boolean> {
	return canAsk(io) && /^y(es)?$/i.test((await askLine(io, 'Delete the old one now? y/N:')) ?? '');
}

/** `--expires 90d` as an ISO duration in days. */
function expiryOption(options: Options): Result<string | undefined> {
	const span = textOption(options, 'expires');
	const days = span === undefined ? 1 : Math.floor((parseSpan(span) ?? 0) / 86_400_000);
	return days > 0
		? done(span === undefined ? undefined : `P${days}D`)
		: failed({what: '--expires takes a number of days.', cure: 'For instance: --expires 90d', exitCode: 2});
}
