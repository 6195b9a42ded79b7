import type {Command} from 'commander';

/** `rename <old> <new>`, without the `[options]` that every command has. */
export function subcommandTerm(command: Command): string {
	const operands = command.registeredArguments.map(argument => {
		const name = `${argument.name()}${argument.variadic ? '...' : ''}`;
		return argument.required ? `<${name}>` : `[${name}]`;
	});
	return [command.name(), ...operands].join(' ');
}

/** The end of a help text: command lines and what they do. */
export function examplesText(examples: ReadonlyArray<readonly [line: string, does: string]>): string {
	const width = Math.max(...examples.map(([line]) => line.length));
	const wide = examples.some(([, does]) => width + does.length > 74);
	const lines = examples.map(([line, does]) =>
		wide ? `  ${line}\n      ${does}` : `  ${line.padEnd(width)}  ${does}`,
	);
	return `\nExamples:\n${lines.join('\n')}`;
}

export const globalsReminder = `
Also: --context NAME, --json, --no-color, --accessible, -v (see qctx --help)`;

export const overviewExamples = `
Examples:
  qctx                  the full screen; without a terminal, the list as text
  qctx context init     set a context up, step by step
  qctx acme-prod        make acme-prod current; qctx - goes back

More: qctx help files|states|environment|settings|exit-codes|security`;
