import {writeFileSync} from 'node:fs';
import path from 'node:path';
import type {Context} from '../../../source/contexts/context.ts';
import {readContexts} from '../../../source/contexts/reading/read-contexts.ts';
import {temporaryFolder} from './temporary-folder.ts';

function read(content: string | Uint8Array) {
	const file = path.join(temporaryFolder(), 'contexts.yml');
	writeFileSync(file, content, {mode: 0o600});
	return readContexts(file);
}

export function snapshot(content: string | Uint8Array) {
	const result = read(content);
	if (!result.ok) throw new Error(result.problem.what);
	return result.value;
}

export function only(content: string): Context {
	const [context] = snapshot(`contexts:\n    x:\n${content.replace(/^/gm, '        ')}\n`).contexts;
	if (!context) throw new Error('no context');
	return context;
}

export function problem(content: string | Uint8Array) {
	const result = read(content);
	return result.ok ? undefined : result.problem;
}
