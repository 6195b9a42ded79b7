import type {Credentials} from '../../credentials/credentials.ts';
import type {CureAction} from '../check-result.ts';
import type {CheckTarget} from '../check-target.ts';
import {type Diagnosis, diagnosis} from '../diagnosis/diagnosis.ts';
import {readServer} from '../url/tenant-url.ts';

/**
 * The verdict on a context without a request: it is incomplete, or of a kind that qctx cannot check.
 * @param environment shows whether this is the context of a `qctx shell` or `exec`, whose credentials are removed when its time is up.
 * @returns undefined when the tenant can be checked.
 */
export function localVerdict(target: CheckTarget, environment: NodeJS.ProcessEnv = {}): Diagnosis | undefined {
	const {credentials, defect, server} = target;
	if (defect !== undefined) {
		return incomplete(
			defect,
			'The entry was edited by hand, or by another program.',
			'Correct the entry.',
			'elsewhere',
		);
	}

	const kind = uncheckedKind(target);
	if (kind !== undefined) {
		return diagnosis(
			{
				state: 'unchecked',
				what: `qctx does not check ${kind}.`,
				cause: 'It checks API keys and OAuth clients of Qlik Cloud tenants only.',
				cure: 'There is nothing to do here; `qlik` uses the context as it is.',
				action: 'elsewhere',
			},
			{},
		);
	}

	if (server === undefined || server.trim() === '') {
		return incomplete(
			'The context has no tenant URL.',
			'It was created without one.',
			'Enter the tenant URL.',
			'edit-server',
		);
	}

	const read = readServer(server, target.serverType);
	if (!read.ok) {
		return incomplete(
			'The tenant URL of the context cannot be used.',
			read.problem,
			'Correct the tenant URL.',
			'edit-server',
		);
	}

	if (credentials.kind === 'none') {
		if (target.name !== undefined && target.name === environment.QCTX_CONTEXT) {
			return incomplete(
				'The time of this shell is up.',
				'It was opened for a limited time with --for, and its sign-in is gone.',
				'Leave it with `exit`, and open a new one.',
				'elsewhere',
			);
		}

		return noCredentials(credentials.missing);
	}

	// A header value cannot contain anything else (RFC 9110 section 5.5), so such a key can never have worked.
	return credentials.kind === 'api-key' && !/^[\x21-\x7e]+$/.test(credentials.token.reveal())
		? incomplete(
				'The stored API key has a space, a line break or another character that no key has.',
				'It was damaged when it was pasted.',
				'Enter the API key again.',
				'edit-api-key',
			)
		: undefined;
}

function noCredentials(missing: Extract<Credentials, {kind: 'none'}>['missing']): Diagnosis {
	switch (missing) {
		case 'everything':
			return incomplete(
				'The context has no credentials.',
				'It was created without an API key or an OAuth client.',
				'Enter an API key or an OAuth client.',
				'edit-kind',
			);
		case 'key':
			return incomplete(
				'The API key is empty.',
				'The context has a field for the key, but it is empty.',
				'Enter the API key.',
				'edit-api-key',
			);
		case 'authorization':
			return incomplete(
				'The context has headers, but Authorization is not one of them.',
				'Another program may have replaced all headers; `qlik context update --headers` does.',
				'Enter the API key again, or an OAuth client.',
				'edit-kind',
			);
		case 'client-id':
			return incomplete(
				'The client ID is missing.',
				'Only the client secret is stored.',
				'Enter the client ID.',
				'edit-client-id',
			);
		case 'client-secret':
			return incomplete(
				'The client secret is missing.',
				'Only the client ID is stored.',
				'Enter the client secret.',
				'edit-client-secret',
			);
	}
}

function uncheckedKind({credentials, serverType}: CheckTarget): string | undefined {
	switch (serverType?.toLowerCase()) {
		case 'windows':
			return 'client-managed Qlik Sense on Windows';
		case 'engine':
			return 'a Qlik engine';
		case undefined:
		case '':
		case 'cloud':
			break;
		default:
			return `servers of the type “${serverType}”`;
	}

	switch (credentials.kind) {
		case 'session':
			return 'a session (cookie) of client-managed Qlik Sense';
		case 'certificate':
			return 'certificates of client-managed Qlik Sense';
		default:
			return undefined;
	}
}

function incomplete(what: string, cause: string, cure: string, action: CureAction): Diagnosis {
	return diagnosis({state: 'incomplete', what, cause, cure, action}, {});
}
