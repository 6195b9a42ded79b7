import path from 'node:path';
import {safeText} from '../../text/safe-text.ts';
import type {CommandSpec} from '../command-line/command-spec.ts';
import {isGiven} from '../runtime/flags.ts';
import type {Services} from '../runtime/services.ts';
import {completionScripts, type Shell, shells} from './completion-scripts.ts';

export const completion: CommandSpec = {
	name: 'completion',
	summary: 'Completion for your shell',
	arguments: [{notation: '[shell]', help: `${shells.join(', ')} (default when installing: yours)`, completes: shells}],
	options: [
		{flags: '--install', help: "store the script and load it in the shell's start-up file"},
		{flags: '--uninstall', help: 'take both away again'},
	],
	examples: [
		['qctx completion --install', 'for the shell you use'],
		['eval "$(qctx completion bash)"', 'for this shell only'],
	],
	async run(services, [word], options) {
		const shell = word === undefined ? usedShell(services) : shells.find(name => name === word.toLowerCase());
		const install = isGiven(options, 'install');
		const uninstall = isGiven(options, 'uninstall');
		if (shell === undefined || (word === undefined && !install && !uninstall)) {
			return services.report({
				what: word === undefined ? 'For which shell?' : `There is no completion for '${word}'.`,
				cure: `There is for ${shells.join(', ')}, for instance: qctx completion bash`,
				exitCode: 2,
			});
		}

		if (install && uninstall) {
			return services.report({what: '--install and --uninstall at once.', cure: 'Give one of them.', exitCode: 2});
		}

		if (!install && !uninstall) {
			services.print(completionScripts[shell].trimEnd());
			return 0;
		}

		const {installCompletion, uninstallCompletion} = await import('./completion-install.ts');
		const {environment} = services.io;
		const result = await (install ? installCompletion : uninstallCompletion)({
			shell,
			environment,
			dataFolder: services.folders().data,
			platform: process.platform,
		});
		if (!result.ok) {
			return services.report(result.problem);
		}

		services.say(...result.value.map(line => safeText(line)));
		return 0;
	},
};

/** The shell of the person, by `SHELL`; on Windows there is one answer. */
function usedShell({io}: Services): Shell | undefined {
	if (process.platform === 'win32') {
		return 'powershell';
	}

	const name = path.basename(io.environment.SHELL ?? '').replace(/^pwsh$/, 'powershell');
	return shells.find(shell => shell === name);
}
