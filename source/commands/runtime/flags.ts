/** Options that every command takes, before or after its name. */
export interface GlobalFlags {
	/** `--context NAME`: this run only. */
	readonly context: string | undefined;
	/** `--server URL`, overrides the context's (docs/qlik-cli.md); `create`, `update` and `init` store it. */
	readonly server: string | undefined;
	readonly serverType: string | undefined;
	/** `--insecure=false` is false: the certificate is verified whatever the context says, and `update` removes the key. */
	readonly insecure: boolean | undefined;
	/** Extra headers, merged with the context's by name. */
	readonly headers: Readonly<Record<string, string>>;
	readonly json: boolean;
	readonly verbose: boolean;
	/** False with `--no-color`. */
	readonly color: boolean;
	readonly accessible: boolean;
}

/** Options of one command by their camel-case names, as given on the command line; options that were not given are missing. */
export type Options = Readonly<Record<string, unknown>>;

/** The value of an option; undefined when it was not given. */
export function textOption(options: Options, name: string): string | undefined {
	const value = options[name];
	return typeof value === 'string' ? value : undefined;
}

/** Whether an option without a value was given. */
export function isGiven(options: Options, name: string): boolean {
	return options[name] === true;
}

/** Values of an option that may be given several times. */
export function listOption(options: Options, name: string): readonly string[] {
	const value = options[name];
	return Array.isArray(value) ? value.filter(item => typeof item === 'string') : [];
}

/** The values of the options that every command accepts. */
export function globalFlags(options: Options): GlobalFlags {
	return {
		context: textOption(options, 'context'),
		server: textOption(options, 'server'),
		serverType: textOption(options, 'serverType'),
		insecure: typeof options.insecure === 'boolean' ? options.insecure : undefined,
		headers: headersOption(options),
		json: isGiven(options, 'json'),
		verbose: isGiven(options, 'verbose'),
		color: options.color !== false,
		accessible: isGiven(options, 'accessible'),
	};
}

function headersOption(options: Options): Readonly<Record<string, string>> {
	const value = options.headers;
	return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, string>) : {};
}

/** For errors that occur before the options are known. */
export function flagsIn(argv: readonly string[]): Pick<GlobalFlags, 'json' | 'verbose'> {
	const isOn = (flag: RegExp) => argv.some(word => flag.test(word));
	return {json: isOn(/^--json(=(1|t|true))?$/i), verbose: isOn(/^(-v|--verbose)(=(1|t|true))?$/i)};
}
