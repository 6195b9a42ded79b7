import {onTestFinished} from 'vitest';
import type {LastState} from '../../../source/live/last-states.ts';
import {createLiveChecks} from '../../../source/live/live-checks.ts';
import {targetIdentity} from '../../../source/live/target-identity.ts';
import type {Settings} from '../../../source/settings/settings.ts';
import type {CheckResult} from '../../../source/tenant/check-result.ts';
import type {Size} from '../../../source/ui/main/layout.ts';
import {createMainStore, type MainStore} from '../../../source/ui/main/model/main-store.ts';
import {openPlace, type TestPlace} from '../../session/open-session.ts';

export interface StoreOptions {
	readonly size?: Size;
	/** What an earlier run found out. */
	readonly known?: (name: string) => CheckResult | undefined;
	readonly now?: () => number;
	readonly settings?: Partial<Settings>;
}

export interface OpenStore {
	readonly store: MainStore;
	readonly place: TestPlace;
}

/** The main screen's store over a file of its own, whose tenants never answer. */
export function openStore(
	text: string,
	{size = {columns: 120, rows: 40}, known, now, settings}: StoreOptions = {},
): OpenStore {
	const place = openPlace(text, settings);
	const read = place.workplace.store.read();
	const remembered = (read.ok ? read.value.contexts : []).flatMap((context): Array<[string, LastState]> => {
		const result = known?.(context.name);
		return result === undefined ? [] : [[context.name, {target: targetIdentity(context), result, user: result.user}]];
	});
	const checks = createLiveChecks({
		lastStates: new Map(remembered),
		needsToken: () => false,
		check: () => new Promise<never>(() => undefined),
	});
	const session = place.open({checks, ...(now === undefined ? {} : {now})});
	const store = createMainStore(session, {size, home: '/home/someone'});
	onTestFinished(() => {
		store.close();
		checks.close();
	});
	return {store, place};
}

export const noActions = {quit() {}, repaint() {}, suspend() {}, openWizard() {}, openPractice() {}, openShell() {}};
