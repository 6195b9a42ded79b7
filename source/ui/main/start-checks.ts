import {priorities} from '../../live/live-checks.ts';
import type {Settings} from '../../settings/settings.ts';
import type {MainModel} from './main-model.ts';

/** Asks the tenants once at start: the cursor's context first, then the visible rows, then the rest (PRODUCT section 2). */
export function startChecks(model: MainModel, which: Settings['checkOnStart']): void {
	const {checks} = model.services;
	const {cursor, top} = model.state();
	const names = model.selection().contexts.map(context => context.name);
	if (cursor !== undefined) {
		checks.check([cursor], priorities.cursor);
	}

	const others = names.filter(name => name !== cursor);
	const visible = new Set(names.slice(top, top + model.viewport.listRows));
	if (which !== 'current') {
		checks.check(
			others.filter(name => visible.has(name)),
			priorities.visible,
		);
	}

	if (which === 'all') {
		checks.check(
			others.filter(name => !visible.has(name)),
			priorities.rest,
		);
	}
}
