import {cleanCredential} from '../../credentials/clean-credential.ts';
import {credentialShape, looksLike} from '../../credentials/credential-shape.ts';
import {Secret} from '../../credentials/secret.ts';
import {done, failed, type Problem, type Result} from '../../text/problem.ts';
import {askSecret, readAll} from '../runtime/ask.ts';
import type {OptionSpec} from '../runtime/command-entry.ts';
import {isGiven, type Options, textOption} from '../runtime/flags.ts';
import {canAsk} from '../runtime/io.ts';
import type {Services} from '../runtime/services.ts';

type SecretField = 'api-key' | 'client-secret';

interface SecretWords {
	/** The flag that takes the value itself. */
	readonly flag: string;
	/** The same in camel case. */
	readonly option: string;
	readonly noun: string;
	readonly question: string;
}

const words: Readonly<Record<SecretField, SecretWords>> = {
	'api-key': {flag: '--api-key', option: 'apiKey', noun: 'API key', question: 'API-key:'},
	'client-secret': {
		flag: '--oauth-client-secret',
		option: 'oauthClientSecret',
		noun: 'client secret',
		question: 'Client Secret:',
	},
};

const group = 'Credentials:';

/** The options of `create`, `update` and `init` about credentials. */
export const credentialOptions: readonly OptionSpec[] = [
	{flags: '--oauth-client-id <id>', help: 'ID of an OAuth client (machine-to-machine)', group},
	{flags: '--oauth-client-secret-stdin', help: 'its secret, from stdin or asked for', group},
	{flags: '--oauth-client-secret-env <name>', help: 'its secret, from an environment variable', group},
	{flags: '--api-key-stdin', help: 'an API key, from stdin or asked for', group},
	{flags: '--api-key-env <name>', help: 'an API key, from an environment variable', group},
	{flags: '--oauth-client-secret <value>', help: 'ends up in the shell history', group},
	{flags: '--api-key <value>', help: 'ends up in the shell history', group},
];

/** Whether any option about credentials was given. */
export function namesCredentials(options: Options): boolean {
	return [
		'oauthClientId',
		...Object.values(words).flatMap(({option}) => [option, `${option}Stdin`, `${option}Env`]),
	].some(name => options[name] !== undefined && options[name] !== false);
}

export interface GivenSecrets {
	readonly apiKey: Secret | undefined;
	readonly clientSecret: Secret | undefined;
}

/** Reads the secrets from where the options say: stdin, an environment variable, or (with a warning) the command line. */
export async function givenSecrets(services: Services, options: Options): Promise<Result<GivenSecrets>> {
	if (isGiven(options, 'apiKeyStdin') && isGiven(options, 'oauthClientSecretStdin')) {
		return failed(
			usage(
				'Only one secret can come through stdin.',
				'Pass the other one with --api-key-env or --oauth-client-secret-env.',
			),
		);
	}

	const apiKey = await givenSecret(services, options, 'api-key');
	if (!apiKey.ok) {
		return apiKey;
	}

	const clientSecret = await givenSecret(services, options, 'client-secret');
	return clientSecret.ok ? done({apiKey: apiKey.value, clientSecret: clientSecret.value}) : clientSecret;
}

async function givenSecret(
	services: Services,
	options: Options,
	field: SecretField,
): Promise<Result<Secret | undefined>> {
	const {flag, option, noun} = words[field];
	const value = textOption(options, option);
	const variable = textOption(options, `${option}Env`);
	const fromStdin = isGiven(options, `${option}Stdin`);
	if ([value !== undefined, variable !== undefined, fromStdin].filter(Boolean).length > 1) {
		return failed(usage(`The ${noun} is given twice.`, `Use one of ${flag}-stdin and ${flag}-env.`));
	}

	if (value !== undefined) {
		services.say(
			`Warning: the value of ${flag} is now in the shell history, and was visible to other users of this machine.`,
			`Better: ${flag}-stdin (asks for it, or reads a pipe) or ${flag}-env NAME.`,
		);
		return cleanSecret(services, value, field);
	}

	if (variable !== undefined) {
		const stored = services.io.environment[variable];
		// If someone passes the secret itself instead of a name, it must not end up in a log.
		const named = looksLike(variable) === undefined && /^\w{1,40}$/.test(variable);
		return stored
			? cleanSecret(services, stored, field)
			: failed(
					usage(
						named
							? `The environment variable ${variable} is not set.`
							: `${flag}-env takes the name of a variable that is set.`,
						`Put the ${noun} into it, or use ${flag}-stdin.`,
					),
				);
	}

	if (!fromStdin) {
		return done(undefined);
	}

	if (canAsk(services.io)) {
		return askForSecret(services, field);
	}

	// `echo KEY | qctx …`: the line end is not a mistake.
	return cleanSecret(services, (await readAll(services.io)).replace(/\r?\n$/, ''), field);
}

/** A credential in `--headers` ends up in the shell history too. */
export function warnAboutHeaders(services: Services): void {
	const names = Object.keys(services.flags.headers).filter(name => /^(authorization|cookie)$/i.test(name));
	if (names.length > 0) {
		services.say(
			`Warning: the value of --headers ${names[0]} is now in the shell history, and was visible to other users of this machine.`,
		);
	}
}

/** Asks a person for a secret, without echo. */
export async function askForSecret(services: Services, field: SecretField): Promise<Result<Secret>> {
	const answer = await askSecret(services.io, words[field].question);
	return cleanSecret(services, answer?.reveal() ?? '', field);
}

function cleanSecret(services: Services, raw: string, field: SecretField): Result<Secret> {
	const {flag, noun} = words[field];
	const {value, trimmed, inner} = cleanCredential(raw);
	if (value === '') {
		return failed(
			usage(`The ${noun} is empty.`, `Give it to ${flag}-stdin, for instance: qctx … ${flag}-stdin < file`),
		);
	}

	if (inner !== undefined) {
		return failed(usage(`The ${noun} holds ${inner.words}.`, 'Copy it again, in one piece.'));
	}

	if (trimmed !== undefined) {
		services.say(trimmed);
	}

	const shape = credentialShape(field, value);
	if (shape?.fit === 'wrong') {
		services.say(`Warning: the ${noun}: ${shape.words}`);
	}

	return done(new Secret(value));
}

function usage(what: string, cure: string): Problem {
	return {what, cure, exitCode: 2};
}
