import {spawn} from 'node:child_process';
import {existsSync} from 'node:fs';
import {join} from 'node:path';
import type {Home} from './home.ts';

/** The command that starts qctx as it is published: the bundle in dist/ on this Node. */
export interface Program {
	readonly file: string;
	readonly args: readonly string[];
}

/**
 * `QCTX_TEST_EXECUTABLE` names a standalone executable to play the stories against instead, `QCTX_TEST_NODE` another Node for the bundle, and
 * `QCTX_TEST_SCRIPT` another script than the bundle.
 */
export function builtProgram(environment: NodeJS.ProcessEnv = process.env): Program {
	const executable = environment.QCTX_TEST_EXECUTABLE;
	if (executable) {
		return {file: executable, args: []};
	}

	const script = environment.QCTX_TEST_SCRIPT ?? join(import.meta.dirname, '../../dist/qctx.cjs');
	if (!existsSync(script)) {
		throw new Error('dist/qctx.cjs is missing: run `npm run build` first.');
	}

	return {file: environment.QCTX_TEST_NODE ?? process.execPath, args: [script]};
}

export interface Output {
	readonly code: number | null;
	readonly signal: NodeJS.Signals | null;
	readonly stdout: string;
	readonly stderr: string;
}

export interface RunOptions {
	readonly home: Home;
	readonly input?: string;
	readonly environment?: Record<string, string>;
	/** Then it is ended by SIGTERM. */
	readonly timeoutMs?: number;
}

/** Runs qctx without a terminal to its end, as a script would. */
export function runProgram(
	args: readonly string[],
	{home, input = '', environment = {}, timeoutMs = 30_000}: RunOptions,
): Promise<Output> {
	const program = builtProgram();
	const {promise, resolve, reject} = Promise.withResolvers<Output>();
	const child = spawn(program.file, [...program.args, ...args], {
		cwd: home.folder,
		env: {...home.environment, ...environment},
		timeout: timeoutMs,
	});
	let stdout = '';
	let stderr = '';
	child.stdout.setEncoding('utf8').on('data', text => {
		stdout += text;
	});
	child.stderr.setEncoding('utf8').on('data', text => {
		stderr += text;
	});
	child.on('error', reject);
	child.on('close', (code, signal) => resolve({code, signal, stdout, stderr}));
	// It may have ended without reading.
	child.stdin.on('error', () => undefined);
	child.stdin.end(input);
	return promise;
}
