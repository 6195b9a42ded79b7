import packageJson from '../package.json' with {type: 'json'};
import {directOutput} from './commands/runtime/direct-output.ts';

const {version} = packageJson;

/** The entry of the program: what needs no command is answered at once, everything else in `commands/`. */
async function start(): Promise<void> {
	const argv = process.argv.slice(2);
	if (argv.length === 1 && argv[0] === '--version') {
		directOutput(1, () => process.stdout).write(`${version}\n`);
		return;
	}

	const {runProcess} = await import('./commands/main.ts');
	await runProcess(argv, version);
}

void start();
