import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {onTestFinished} from 'vitest';
import type {Account} from '../../source/demo/people.ts';
import {
	type PracticeTenant,
	type PracticeTenantOptions,
	startPracticeTenant,
} from '../../source/demo/practice-tenant.ts';
import {contextsText} from './contexts-text.ts';
import {type Home, makeHome, openTerminal, type Terminal} from './open-terminal.ts';
import type {TerminalOptions} from './terminal.ts';

/** A tenant that ends with the running test. */
export async function tenantForStory(options?: PracticeTenantOptions): Promise<PracticeTenant> {
	const tenant = await startPracticeTenant(options);
	onTestFinished(async () => tenant.close());
	return tenant;
}

/** A home that ends with the running test, with a settings file if wanted. */
export function homeForStory(contexts?: string, settings?: string): Home {
	const home = makeHome(contexts);
	onTestFinished(() => home.remove());
	if (settings !== undefined) {
		const folder = join(home.folder, '.config/qctx');
		mkdirSync(folder, {recursive: true});
		writeFileSync(join(folder, 'settings.yml'), settings);
	}

	return home;
}

/** A program for the story's PATH: a shell script with this body. */
export function addProgram(home: Home, name: string, body: string): Record<string, string> {
	const folder = join(home.folder, 'bin');
	mkdirSync(folder, {recursive: true});
	writeFileSync(join(folder, name), `#!/bin/sh\n${body}\n`, {mode: 0o755});
	return {PATH: `${folder}:${home.environment.PATH}`};
}

export interface List {
	readonly screen: Terminal;
	readonly tenant: PracticeTenant;
	readonly contexts: string;
	readonly ada: Account;
}

/** Four contexts on one tenant: two valid, one whose secret was rotated, one of a disabled user. */
export async function openList({
	settings,
	...options
}: Omit<TerminalOptions, 'contexts'> & {readonly settings?: string} = {}): Promise<List> {
	const tenant = await tenantForStory();
	const {url, client} = tenant;
	const ada = tenant.add('api-key', {name: 'Ada Lovelace'});
	const contexts = contextsText([
		{name: 'zeta', url, account: client, comment: 'the finance team'},
		{name: 'acme-test', url, account: ada},
		{name: 'globex', url, account: tenant.add('oauth'), secret: 'badc0de5badc0de5'.repeat(4)},
		{name: 'initech', url, account: tenant.add('api-key', {fault: 'user-disabled'})},
	]);
	const home = options.home ?? homeForStory(contexts, settings);
	home.writeContexts(contexts);
	const screen = openTerminal({...options, home});
	await screen.shows('acme-test');
	return {screen, tenant, contexts, ada};
}
