import {spawnSync} from 'node:child_process';
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {Home} from '../terminal/home.ts';
import type {Start} from './first-frame.ts';

interface Peer {
	readonly name: string;
	readonly start: Start;
}

/** Well-known terminal programs that are installed here; what is missing is named on stderr. */
export function peers(home: Home): Peer[] {
	const list = join(home.folder, 'list.txt');
	writeFileSync(list, Array.from({length: 20}, (_, index) => `entry ${index + 1}\n`).join(''));
	const {environment} = home;
	const all: Peer[] = [
		{
			name: 'fzf',
			start: {
				file: 'fzf',
				args: [],
				environment: {...environment, FZF_DEFAULT_COMMAND: `cat ${list}`},
				marker: 'entry 20',
			},
		},
		{name: 'htop', start: {file: 'htop', args: [], environment, marker: 'Load average', quit: 'q'}},
		{name: 'btop', start: {file: 'btop', args: ['--utf-force'], environment, marker: 'Pid', quit: 'q'}},
		{
			name: 'Gemini CLI, which is made with Ink',
			// Asked in every home that it has not seen.
			start: {file: 'gemini', args: [], environment, marker: 'trust the files'},
		},
		{name: 'gh auth status --help', start: {file: 'gh', args: ['auth', 'status', '--help'], environment}},
	];
	return all.filter(({name, start}) => {
		const isInstalled = spawnSync('which', [start.file]).status === 0;
		if (!isInstalled) {
			process.stderr.write(`${name} is not installed, so it is left out.\n`);
		}

		return isInstalled;
	});
}
