import type {OptionSpec} from '../runtime/command-entry.ts';

/** Accepted by every command, before or after its name. */
export const globalOptions: readonly OptionSpec[] = [
	{flags: '--context <name>', help: 'use this context for this run only', group: 'Global options:'},
	{flags: '--json', help: 'print only JSON on stdout', group: 'Global options:'},
	{flags: '--no-color', help: 'print without colours', group: 'Global options:'},
	{flags: '--accessible', help: 'plain lines instead of a full screen', group: 'Global options:'},
	{flags: '-v, --verbose', help: 'show more detail, with stack traces', group: 'Global options:'},
];

/** From qlik-cli, accepted everywhere; they matter for requests to a tenant, and `create`, `update` and `init` store them. */
export const connectionOptions: readonly OptionSpec[] = [
	{flags: '-s, --server <url>', help: "instead of the context's tenant URL", group: 'Connection:'},
	{
		flags: '--server-type <type>',
		help: 'cloud, windows or engine',
		group: 'Connection:',
		values: ['cloud', 'windows', 'engine'],
	},
	{flags: '--headers <k=v>', help: 'also send this header; repeatable', group: 'Connection:'},
	{flags: '--insecure', help: 'do not verify the TLS certificate', group: 'Connection:'},
];

/** From qlik-cli, refused with an explanation (`configRefused`). */
export const configOption: OptionSpec = {flags: '-c, --config [file]', help: 'refused', hidden: true};
