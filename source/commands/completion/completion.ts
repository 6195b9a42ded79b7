import type {CommandSpec} from '../command-line/command-spec.ts';
import {completionScripts, shells} from './completion-scripts.ts';

export const completion: CommandSpec = {
	name: 'completion',
	summary: 'Completion for your shell',
	description: [
		'Add the line for your shell to the file it reads when it starts:',
		'',
		'  bash        eval "$(qctx completion bash)"',
		'              in ~/.bashrc, on macOS ~/.bash_profile',
		'  zsh         eval "$(qctx completion zsh)"',
		'              in ~/.zshrc',
		'  fish        qctx completion fish | source',
		'              in ~/.config/fish/config.fish',
		'  powershell  qctx completion powershell | Out-String | Invoke-Expression',
		'              in the file that $PROFILE names',
	].join('\n'),
	arguments: [{notation: '[shell]', help: shells.join(', '), completes: shells}],
	examples: [
		['qctx completion zsh', 'print the script for zsh'],
		['eval "$(qctx completion bash)"', 'load it into this bash session only'],
	],
	async run(services, [word]) {
		const shell = shells.find(name => name === word?.toLowerCase());
		if (shell === undefined) {
			return services.report({
				what: word === undefined ? 'For which shell?' : `There is no completion for '${word}'.`,
				cure: `Available for ${shells.join(', ')}, for instance: qctx completion bash`,
				exitCode: 2,
			});
		}

		services.print(completionScripts[shell].trimEnd());
		return 0;
	},
};
