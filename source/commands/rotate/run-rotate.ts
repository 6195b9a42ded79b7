import {randomBytes} from 'node:crypto';
import type {Context} from '../../contexts/context.ts';
import type {StoredCredentials} from '../../contexts/edit.ts';
import {describeOld, describeStep} from '../../describe/rotation.ts';
import {finishRotation, recoverRotation} from '../../rotate/finish.ts';
import {type Journal, type JournalEntry, openJournal} from '../../rotate/journal.ts';
import {openRotation, pageFor} from '../../rotate/open-rotation.ts';
import {rotate} from '../../rotate/rotate.ts';
import type {RotationApi} from '../../rotate/rotation-api.ts';
import {createTenantClient} from '../../tenant/tenant-client.ts';
import {parseSpan} from '../../text/duration.ts';
import type {Problem} from '../../text/problem.ts';
import {askLine} from '../runtime/ask.ts';
import {confirmProtected} from '../runtime/confirm-protected.ts';
import {isGiven, listOption, type Options, textOption} from '../runtime/flags.ts';
import {canAsk} from '../runtime/io.ts';
import {findContext, noSuchContext, type OpenContexts, openContexts} from '../runtime/open-contexts.ts';
import type {Services} from '../runtime/services.ts';

/** What one run of the command works with. */
interface Rotation {
	readonly services: Services;
	readonly open: OpenContexts;
	readonly context: Context;
	readonly api: RotationApi;
	readonly journal: Journal;
	readonly finish: boolean;
	/** Which one to delete, chosen on the command line. */
	readonly old: string | undefined;
}

/** `qctx rotate`, loaded only when it runs. */
export async function runRotate(services: Services, name: string, options: Options): Promise<number> {
	const expiry = expiryOf(textOption(options, 'expires'));
	if (expiry === 'invalid') {
		return services.report({
			what: '--expires takes a number of days.',
			cure: 'For instance: --expires 90d',
			exitCode: 2,
		});
	}

	const open = await openContexts(services);
	if (!open.ok) {
		return services.report(open.problem);
	}

	const {snapshot, store} = open.value;
	const admin = textOption(options, 'as');
	for (const wanted of [name, ...(admin === undefined ? [] : [admin])]) {
		if (findContext(snapshot, wanted) === undefined) {
			return services.report(await noSuchContext(wanted, snapshot));
		}
	}

	const context = findContext(snapshot, name);
	const settings = await services.settings();
	if (context === undefined || !settings.ok) {
		return settings.ok ? 1 : services.report(settings.problem);
	}

	const confirmed = await confirmProtected(services, [name], listOption(options, 'yes'));
	if (!confirmed.ok) {
		return services.report(confirmed.problem);
	}

	const client = createTenantClient({environment: services.io.environment});
	try {
		const api = openRotation(context, {
			client,
			signal: services.io.signal,
			timeoutMs: settings.value.timeoutSeconds * 1000,
			expiry,
			as: admin === undefined ? undefined : findContext(snapshot, admin),
		});
		if (!api.ok) {
			return services.report(api.problem);
		}

		return await rotateOrFinish({
			services,
			open: open.value,
			context,
			api: api.value,
			journal: openJournal(services.folders().data, store.path),
			finish: isGiven(options, 'finish'),
			old: textOption(options, 'old'),
		});
	} finally {
		client.close();
	}
}

async function rotateOrFinish(rotation: Rotation): Promise<number> {
	const {services, journal, context, api, finish} = rotation;
	const earlier = journal.entry(context.name);
	if (earlier === undefined) {
		return finish && rotation.old !== undefined ? nothingToFinish(rotation) : start(rotation);
	}

	const recovery = await recoverRotation(earlier, heldBy(context), {api, journal});
	switch (recovery.type) {
		case 'unknown':
			services.say('An earlier rotation was interrupted, and it could not be found out what became of it.');
			return services.report(recovery.problem);
		case 'taken-back':
			if (recovery.id !== undefined) {
				services.say(`An earlier rotation was interrupted; what it had made (${recovery.id}) is deleted.`);
			}

			return start(rotation);
		case 'stored':
			return finish
				? finishNow(rotation, earlier)
				: services.report({
						what: `The old ${describeOld(earlier)} of '${context.name}' is still alive.`,
						cure: `Delete it first: qctx rotate ${context.name} --finish`,
						exitCode: 1,
					});
	}
}

async function start(rotation: Rotation): Promise<number> {
	const {services, open, context, api, journal, finish} = rotation;
	const outcome = await rotate({
		name: context.name,
		api,
		journal,
		marker: `qctx ${context.name} ${randomBytes(6).toString('hex')}`,
		store: async ({credentials}) =>
			open.store.apply({type: 'change', name: context.name, fields: {credentials}}, {seen: open.snapshot}),
		onStep: step => services.say(describeStep(step, api.kind)),
	});
	if (outcome.type === 'failed') {
		if (outcome.leftover !== undefined) {
			services.say(`The new ${outcome.leftover} could not be deleted again. The next qctx rotate tries it once more.`);
		}

		return services.report(withPage(outcome.problem, context));
	}

	const entry = journal.entry(context.name);
	services.say(`Stored. ${context.name} signs in with the new ${entry === undefined ? 'one' : kindOf(entry)}.`);
	if (entry === undefined) {
		return 0;
	}

	const reopened = open.store.read();
	const fresh = reopened.ok ? reopened.value.contexts.find(({name}) => name === context.name) : undefined;
	if (fresh !== undefined && (finish || (await wantsToFinish(services, entry)))) {
		return finishNow({...rotation, context: fresh}, entry);
	}

	services.say(`The old ${describeOld(entry)} is still alive. Delete it with: qctx rotate ${context.name} --finish`);
	return 0;
}

async function wantsToFinish({io}: Services, entry: JournalEntry): Promise<boolean> {
	return (
		canAsk(io) &&
		entry.oldId !== undefined &&
		/^y(es)?$/i.test((await askLine(io, `Delete the old ${describeOld(entry)} now? y/N:`)) ?? '')
	);
}

async function finishNow({services, context, api, journal, old}: Rotation, entry: JournalEntry): Promise<number> {
	const held = heldBy(context);
	const outcome = await finishRotation(entry, {api, journal, held, ...(old === undefined ? {} : {old})});
	switch (outcome.type) {
		case 'finished':
			services.say(`Deleted the old ${kindOf(entry)} ${outcome.removed}.`);
			return 0;
		case 'failed':
			return services.report(withPage(outcome.problem, context));
		case 'not-in-use':
			return services.report({
				what: `'${context.name}' no longer holds what the rotation stored, so the old ${kindOf(entry)} stays.`,
				cure: `Restore it with qctx context undo, or rotate again after: qctx check ${context.name}`,
				exitCode: 1,
			});
		case 'unknown-old': {
			const list = await api.list();
			services.say(
				...(list.ok ? list.value : []).map(
					({id, createdAt}) =>
						`${id}  ${createdAt === undefined ? '' : new Date(createdAt).toISOString().slice(0, 10)}${id === entry.newId ? '  (new)' : ''}`,
				),
			);
			return services.report({
				what: 'The tenant does not tell which of these is the old one.',
				cure: `Choose it: qctx rotate ${context.name} --finish --old ID`,
				exitCode: 1,
			});
		}
	}
}

function nothingToFinish({services, context}: Rotation): number {
	return services.report({
		what: `No rotation of '${context.name}' is to be finished.`,
		cure: `Begin one with: qctx rotate ${context.name}`,
		exitCode: 1,
	});
}

function kindOf({kind}: JournalEntry): string {
	return kind === 'api-key' ? 'API key' : 'client secret';
}

function heldBy({credentials}: Context): StoredCredentials | undefined {
	return credentials.kind === 'oauth' || credentials.kind === 'api-key' ? credentials : undefined;
}

/** Where a right is missing, a person can do it on a page. */
function withPage(problem: Problem, context: Context): Problem {
	const page = pageFor(context);
	return page === undefined ? problem : {...problem, cure: `${problem.cure} By hand: ${page}`.trim()};
}

/** `90d` as an ISO duration in days. */
function expiryOf(span: string | undefined): string | undefined {
	if (span === undefined) {
		return undefined;
	}

	const days = Math.floor((parseSpan(span) ?? 0) / 86_400_000);
	return days > 0 ? `P${days}D` : 'invalid';
}
