import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {makeHome} from '../terminal/home.ts';
import {Terminal} from '../terminal/terminal.ts';
import {contextName, manyContexts} from './contexts.ts';

export interface SessionOptions {
	/** The script behind the `qctx` command. */
	readonly script: string;
	readonly count: number;
	/** URL that all contexts have. */
	readonly server: string;
	/** Lines of the settings file. */
	readonly settings?: string;
}

/** qctx on so many contexts in a terminal; its home goes with it. */
export class Session implements AsyncDisposable {
	readonly terminal: Terminal;

	constructor({script, count, server, settings}: SessionOptions) {
		const home = makeHome(manyContexts(count, server));
		if (settings !== undefined) {
			mkdirSync(join(home.folder, '.config/qctx'), {recursive: true});
			writeFileSync(join(home.folder, '.config/qctx/settings.yml'), settings);
		}

		this.terminal = new Terminal({home, program: {file: process.execPath, args: [script]}});
	}

	/** Waits for the first frame. */
	async open(): Promise<void> {
		await this.terminal.shows(contextName(2), {within: 60_000});
	}

	/** Sends the key and waits for what is drawn; milliseconds until the first byte of it. A key that draws nothing counts as a second. */
	async timeKey(bytes: string): Promise<number> {
		const begin = performance.now();
		const output = Promise.race([this.terminal.nextOutput(), pass(1000).then(() => begin + 1000)]);
		this.terminal.burst(bytes);
		return (await output) - begin;
	}

	/** Seconds of processor time that the program took so far. */
	cpuSeconds(): number {
		// proc(5): after the name in brackets, utime and stime are the 12th and 13th field, in hundredths of a second on Linux.
		const fields = readFileSync(`/proc/${this.terminal.processId}/stat`, 'utf8')
			.replace(/^.*\) /s, '')
			.split(' ');
		return (Number(fields[11]) + Number(fields[12])) / 100;
	}

	/** Resident memory in MiB: the peak so far, and now. */
	memory(): {readonly peak: number; readonly now: number} {
		const status = readFileSync(`/proc/${this.terminal.processId}/status`, 'utf8');
		const read = (key: string) => Number(new RegExp(`${key}:\\s+(\\d+) kB`).exec(status)?.[1]) / 1024;
		return {peak: read('VmHWM'), now: read('VmRSS')};
	}

	async [Symbol.asyncDispose](): Promise<void> {
		await this.terminal.close();
		this.terminal.home.remove();
	}
}

/** Lets so much time pass: between keys, and while an idle program is watched. */
export function pass(milliseconds: number): Promise<void> {
	return new Promise(resolve => setTimeout(resolve, milliseconds));
}
