import {practiceClientId, practiceClientSecret} from '../../../source/demo/people.ts';
import {checkContext} from '../../../source/tenant/check.ts';
import {createTheme} from '../../../source/ui/theme.ts';
import {ThemeContext} from '../../../source/ui/theme-context.ts';
import {Wizard} from '../../../source/ui/wizard/wizard.tsx';
import {createWizardSession, type WizardSession, type WizardSessionOptions} from '../../../source/wizard/session.ts';
import type {WizardOutcome} from '../../../source/wizard/wizard-state.ts';
import {openWorkplace, type Workplace} from '../../wizard/workplace.ts';
import {InkScreen} from '../ink-screen.ts';

export interface StoryOptions extends Partial<WizardSessionOptions> {
	readonly columns?: number;
	readonly rows?: number;
	/** What contexts.yml holds. */
	readonly contexts?: string;
	/** The context of the file to edit. */
	readonly editing?: string;
	readonly unicode?: boolean;
	/** On the practice tenant: the wizard offers its values. */
	readonly practising?: boolean;
}

/** The wizard's screen over a real file and a practice tenant. */
export interface Story extends Workplace {
	readonly screen: InkScreen;
	readonly session: WizardSession;
	readonly outcomes: WizardOutcome[];
	/** Draws the screen for another size, as the program does when its window changes. */
	resize(columns: number, rows: number): void;
}

export async function openStory(options: StoryOptions = {}): Promise<Story> {
	const {columns = 80, rows = 24, contexts, editing, unicode = true, practising = false, ...sessionOptions} = options;
	const place = await openWorkplace(contexts);
	const read = place.store.read();
	const edit = read.ok ? read.value.contexts.find(({name}) => name === editing) : undefined;
	const session = createWizardSession({
		store: place.store,
		check: checkContext,
		environment: {},
		restMs: 1,
		...(edit === undefined ? {} : {edit}),
		...sessionOptions,
	});
	const outcomes: WizardOutcome[] = [];
	const {tenant} = place;
	const practice = practising
		? {url: tenant.url, clientId: practiceClientId, clientSecret: practiceClientSecret}
		: undefined;
	const theme = createTheme({colours: 1, background: 'unknown', unicode});
	const tree = (width: number, height: number) => (
		<ThemeContext.Provider value={theme}>
			<Wizard
				session={session}
				practice={practice}
				columns={width}
				rows={height}
				onLeave={outcome => outcomes.push(outcome)}
			/>
		</ThemeContext.Provider>
	);
	const screen = new InkScreen(tree(columns, rows), {columns, rows});
	return {
		...place,
		screen,
		session,
		outcomes,
		resize(width, height) {
			screen.resize(width, height);
			screen.rerender(tree(width, height));
		},
		async [Symbol.asyncDispose]() {
			session.close();
			await screen.close();
			await place[Symbol.asyncDispose]();
		},
	};
}
