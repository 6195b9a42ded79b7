import {excerpt} from '../../text/excerpt.ts';
import {safeText} from '../../text/safe-text.ts';
import {
	apiKeyQuestion,
	authenticationQuestion,
	oauthQuestion,
	prompts,
	tenantQuestion,
} from '../../wizard/dialogue/questions.ts';
import {chosenKind, draftServer, keepsOtherKind} from '../../wizard/draft-values.ts';
import type {WizardState} from '../../wizard/wizard-state.ts';
import {say, words} from '../lines.ts';
import type {Theme} from '../theme.ts';
import {
	type BodyFacts,
	type BodyFrame,
	type BodyRow,
	emptyRow,
	factRow,
	frameFor,
	inputRows,
	prose,
	row,
} from './body-row.ts';
import {checkRows} from './check-rows.ts';
import {saveRows} from './save-rows.ts';

/** Everything that a step shows between header and footer, one row a line. */
export function bodyRows(facts: BodyFacts): BodyRow[] {
	const rows = [...noticeRows(facts), ...stepRows(facts)];
	return facts.condensed ? rows.filter(candidate => candidate !== emptyRow) : rows;
}

function stepRows(facts: BodyFacts): BodyRow[] {
	switch (facts.state.step.id) {
		case 'tenant':
			return tenantRows(facts);
		case 'authentication':
			return authenticationRows(facts);
		case 'credentials':
			return credentialsRows(facts);
		case 'check':
			return [...purposeRows(checkPurpose, facts), ...checkRows(facts, facts.state.step.progress)];
		case 'save':
			return [...purposeRows(savePurpose, facts), ...saveRows(facts, facts.state.step)];
		case 'ended':
			return [];
	}
}

const checkPurpose = 'The tenant is asked who you are, before anything is saved.';
const savePurpose = 'Under which name it is kept. Nothing is written before the last Enter.';

function purposeRows(purpose: string, {width}: BodyFacts): BodyRow[] {
	return [...prose(words(purpose), 'plain', width), emptyRow];
}

/** What is to be known from the start: the file cannot be read, the name is taken. */
function noticeRows({state, width}: BodyFacts): BodyRow[] {
	const {contexts, draft, original} = state;
	if (contexts.problem !== undefined) {
		return [
			...prose(safeText(`${contexts.problem.what} Nothing can be saved.`), 'bad', width),
			...prose(safeText(contexts.problem.cure), 'plain', width),
			emptyRow,
		];
	}

	const isTaken = original === undefined && draft.name !== undefined && contexts.names.has(draft.name.trim());
	return isTaken && (state.step.id === 'tenant' || state.step.id === 'authentication')
		? [
				...prose(
					safeText(
						`A context ${excerpt(draft.name)} exists already. The last step offers to replace it, or takes another name.`,
					),
					'warn',
					width,
				),
				emptyRow,
			]
		: [];
}

function tenantRows(facts: BodyFacts): BodyRow[] {
	const {width} = facts;
	return [
		...tenantQuestion.flatMap(line => prose(words(line), 'plain', width)),
		emptyRow,
		...inputRows(facts, 'server', prompts.server, frameFor([prompts.server], width)),
	];
}

function authenticationRows(facts: BodyFacts): BodyRow[] {
	const {state, width} = facts;
	const kind = chosenKind(state);
	const frame = frameFor(['Tenant', prompts.kind], width);
	return [
		...answeredRows(facts, frame, ['tenant']),
		...prose(words(authenticationQuestion), 'plain', width),
		emptyRow,
		...inputRows(facts, 'kind', prompts.kind, frame),
		emptyRow,
		choiceRow('A', 'API key', 'a key of your own user', kind === 'api-key' && !keepsOtherKind(state), facts.theme),
		choiceRow('O', 'OAuth', 'client ID and secret, for machines', kind === 'oauth', facts.theme),
		...(kind === 'oauth' ? [emptyRow, ...oauthNeeds.flatMap(line => prose(words(line), 'muted', width))] : []),
	];
}

/** What an OAuth client must be like: qlik-facts 3.2. */
const oauthNeeds = [
	'OAuth needs a client of the type Web, with machine-to-machine ticked and the consent method Trusted.',
	'It is made in the management console: https://qlik.dev/authenticate/oauth/create/create-oauth-client',
];

function choiceRow(letter: string, name: string, about: string, isChosen: boolean, theme: Theme): BodyRow {
	const mark = isChosen ? theme.glyphs.cursor : ' ';
	return row([
		say(`${mark} `, 'accent'),
		say(`${letter}  `, isChosen ? 'accent' : 'plain'),
		say(name.padEnd(9), isChosen ? 'strong' : 'plain'),
		say(about, 'muted'),
	]);
}

function credentialsRows(facts: BodyFacts): BodyRow[] {
	const {state, width} = facts;
	if (chosenKind(state) === 'oauth') {
		const frame = frameFor(['Authentication', prompts['client-id'], prompts['client-secret']], width);
		return [
			...answeredRows(facts, frame, ['tenant', 'authentication']),
			...(facts.condensed ? [] : oauthQuestion.flatMap(line => prose(words(line), 'muted', width))),
			...prose(
				words('Both values are on the page of the OAuth client. Pasting both at once fills both fields.'),
				'plain',
				width,
			),
			emptyRow,
			...inputRows(facts, 'client-id', prompts['client-id'], frame),
			...inputRows(facts, 'client-secret', prompts['client-secret'], frame),
		];
	}

	const frame = frameFor(['Authentication', prompts['api-key']], width);
	const server = draftServer(state);
	return [
		...answeredRows(facts, frame, ['tenant', 'authentication']),
		...(server.ok ? prose(safeText(apiKeyQuestion(server.url)), 'plain', width) : []),
		emptyRow,
		...inputRows(facts, 'api-key', prompts['api-key'], frame),
	];
}

function kindWords(state: WizardState): string {
	if (keepsOtherKind(state)) {
		return state.original?.credentials.kind === 'session' ? 'Session, unchanged' : 'Certificate, unchanged';
	}

	return chosenKind(state) === 'oauth' ? 'OAuth' : 'API key';
}

/** The answers of the steps before. */
function answeredRows(
	{state}: BodyFacts,
	frame: BodyFrame,
	steps: ReadonlyArray<'tenant' | 'authentication'>,
): BodyRow[] {
	const server = draftServer(state);
	return [
		...(steps.includes('tenant') && server.ok ? [factRow(words('Tenant'), safeText(server.url), frame)] : []),
		...(steps.includes('authentication') ? [factRow(words('Authentication'), words(kindWords(state)), frame)] : []),
		emptyRow,
	];
}
