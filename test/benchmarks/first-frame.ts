import {spawn} from '@lydell/node-pty';

export interface Start {
	readonly file: string;
	readonly args: readonly string[];
	readonly environment: Readonly<Record<string, string>>;
	/** Text of the first frame; without it, the end of the program is what is timed. */
	readonly marker?: string;
	/** Keys that end the program; without them it is killed. */
	readonly quit?: string;
	/** Keys pressed at the first frame; what is timed is what they cause. */
	readonly pressed?: {readonly keys: string; readonly answer: RegExp};
}

/** Milliseconds from starting a program in a 120×40 pseudo-terminal until its first frame, the answer to its first key, or its end. */
export function timeStart({file, args, environment, marker, quit, pressed}: Start): Promise<number> {
	const {promise, resolve, reject} = Promise.withResolvers<number>();
	const begin = performance.now();
	const pty = spawn(file, [...args], {cols: 120, rows: 40, env: {...environment}});
	let output = '';
	let time: number | undefined;
	let isPressed = false;
	pty.onData(data => {
		output += data;
		const isShown = marker !== undefined && output.includes(marker);
		if (isShown && !isPressed && pressed !== undefined) {
			isPressed = true;
			pty.write(pressed.keys);
		}

		if (time === undefined && isShown && (pressed === undefined || pressed.answer.test(output))) {
			time = performance.now() - begin;
			if (quit === undefined) {
				pty.kill('SIGKILL');
			} else {
				pty.write(quit);
			}
		}
	});
	pty.onExit(() => {
		if (marker === undefined) {
			resolve(performance.now() - begin);
		} else if (time === undefined) {
			reject(new Error(`${file} ${args.join(' ')} ended before it showed ${marker}:\n${output}`));
		} else {
			resolve(time);
		}
	});
	return promise;
}

/** Bare Node, the measure of everything here: `node -e 0` until its end. */
export function bareNode(environment: Readonly<Record<string, string>>): Start {
	return {file: process.execPath, args: ['-e', '0'], environment};
}
