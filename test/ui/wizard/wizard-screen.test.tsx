import {afterEach, describe, expect, it} from 'vitest';
import {practiceClientId, practiceClientSecret} from '../../../source/demo/people.ts';
import {checkContext} from '../../../source/tenant/check.ts';
import {WizardScreen} from '../../../source/ui/wizard/wizard-screen.tsx';
import {createWizardSession, type WizardSession, type WizardSessionOptions} from '../../../source/wizard/session.ts';
import type {WizardOutcome} from '../../../source/wizard/wizard-state.ts';
import {openWorkplace, type Workplace} from '../../wizard/workplace.ts';
import {InkScreen} from '../ink-screen.ts';

const open: AsyncDisposable[] = [];

afterEach(async () => {
	for (const thing of open.splice(0).reverse()) {
		await thing[Symbol.asyncDispose]();
	}
});

interface Story extends Workplace {
	readonly screen: InkScreen;
	readonly session: WizardSession;
	readonly outcomes: WizardOutcome[];
}

async function story(
	options: Partial<WizardSessionOptions> & {columns?: number; rows?: number; contexts?: string} = {},
): Promise<Story> {
	const {columns = 80, rows = 24, contexts, ...sessionOptions} = options;
	const place = await openWorkplace(contexts);
	const session = createWizardSession({
		store: place.store,
		check: checkContext,
		environment: {},
		restMs: 1,
		...sessionOptions,
	});
	const outcomes: WizardOutcome[] = [];
	const screen = new InkScreen(
		<WizardScreen session={session} columns={columns} rows={rows} onLeave={outcome => outcomes.push(outcome)} />,
		{columns, rows},
	);
	open.push(place, {
		async [Symbol.asyncDispose]() {
			session.close();
			await screen.close();
		},
	});
	return {...place, screen, session, outcomes};
}

describe('the tutorial', () => {
	it('goes from the URL to the context in the file', async () => {
		const {screen, tenant, outcomes, file} = await story();
		await screen.shows('Enter tenant url:');
		console.log(screen.picture());
		await screen.type(`${tenant.url.replace('http://', '')}/hub?x=1`);
		await screen.shows(`will be stored as ${tenant.url}`);
		await screen.shows('a host answers there');
		console.log(screen.picture(), screen.cursor(), screen.cursorIsShown);
		await screen.press('enter');
		await screen.shows('A/O?:');
		await screen.type('O');
		await screen.shows('machine-to-machine');
		console.log(screen.picture(), screen.cursor());
		await screen.press('enter');
		await screen.shows('Client ID:');
		await screen.type(practiceClientId);
		await screen.shows('looks like a client ID');
		await screen.press('enter');
		await screen.paste(`${practiceClientSecret} \n`);
		await screen.shows('2 characters trimmed: 1 space, 1 line break');
		await screen.shows('64 characters · looks like a client secret');
		console.log(screen.picture(), screen.cursor());
		await screen.press('enter');
		await screen.shows('Signed in as qlik-cli m2m');
		console.log(screen.picture(), screen.cursor(), screen.cursorIsShown);
		await screen.press('enter');
		await screen.shows('gets');
		console.log(screen.picture(), screen.cursor());
		await screen.press('enter', 'enter', 'enter');
		await expect.poll(() => outcomes).toHaveLength(1);
		console.log(outcomes, file());
		expect(screen.written()).not.toContain(practiceClientSecret);
	});
});
