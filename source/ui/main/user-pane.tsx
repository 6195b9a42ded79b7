import {Box} from 'ink';
import type {Context} from '../../contexts/context.ts';
import {warnings} from '../../describe/states/warnings.ts';
import {contextFacts, type Fact} from '../../describe/user-facts.ts';
import type {LiveState} from '../../live/live-state.ts';
import type {JournalEntry} from '../../rotate/journal.ts';
import {userMeJson} from '../../tenant/user-json.ts';
import {safeText} from '../../text/safe/safe-text.ts';
import {Json} from '../components/json.tsx';
import {Labelled} from '../components/labelled.tsx';
import {Pane} from '../components/pane.tsx';
import {Prose} from '../components/prose.tsx';
import {ScrollView} from '../components/scroll-view.tsx';
import {Spans} from '../components/spans.tsx';
import {fit, say} from '../spans.ts';
import {useTheme} from '../theme-context.ts';
import {Damage} from './damage.tsx';
import {Failure} from './failure.tsx';
import type {MainView} from './model/main-store.ts';
import {paneNote, paneTitle, stateLine} from './spans/pane-texts.ts';
import {Welcome} from './welcome.tsx';

interface Props {
	readonly view: MainView;
	/** Epoch milliseconds. */
	readonly now: number;
	/** The mark for a check in progress; it may be animated. */
	readonly running: string;
	/** Called with the number of rows of the whole text. */
	readonly onLength: (rows: number) => void;
}

/** Live `user me` of the context under the cursor. */
export function UserPane({view, now, running, onLength}: Props) {
	const theme = useTheme();
	const {state, layout, context, session} = view;
	const width = layout.pane.width - 4;
	const {damage, file} = session;
	return (
		<Pane
			title={paneTitle(view, theme)}
			note={paneNote(view, theme)}
			{...layout.pane}
			focused={state.pane === 'detail'}
		>
			<ScrollView height={layout.paneRows} offset={state.scroll} onLength={onLength}>
				{/* The contexts from the last good reading stay in the list; what happened to their file is shown above everything else. */}
				{damage !== undefined && file.contexts.length > 0 && (
					<>
						<Damage problem={damage} view={view} />
						<Gap />
					</>
				)}
				{context === undefined ? (
					<Welcome view={view} />
				) : (
					<>
						<Spans
							line={fit(stateLine(session.live(context.name), now, running, theme), width, theme.glyphs.ellipsis)}
						/>
						<Details
							context={context}
							live={session.live(context.name)}
							now={now}
							warnBefore={view.warnBefore}
							rotation={session.rotation(context.name)}
							width={width}
							jsonOnly={state.jsonOnly}
							isLow={layout.paneRows < lowRows}
						/>
					</>
				)}
			</ScrollView>
		</Pane>
	);
}

/** A pane with fewer rows has no room for empty ones: what matters most must be at its top. */
const lowRows = 9;

interface DetailsProps {
	readonly context: Context;
	readonly live: LiveState;
	readonly now: number;
	readonly warnBefore: number;
	readonly rotation: JournalEntry | undefined;
	readonly width: number;
	readonly jsonOnly: boolean;
	readonly isLow: boolean;
}

/** Everything below the state line. */
function Details({context, live, now, warnBefore, rotation, width, jsonOnly, isLow}: DetailsProps) {
	const {result} = live;
	const user = result?.user;
	const gap = isLow ? null : <Gap />;
	if (jsonOnly && result !== undefined && user !== undefined) {
		return (
			<>
				{gap}
				<Json text={userMeJson(result.raw)} width={width} wrap />
			</>
		);
	}

	return (
		<>
			{warnings(context, live, rotation).map(warning => (
				<Labelled key={warning} label="!" tone="warn" width={2}>
					<Prose tone="warn">{safeText(warning)}</Prose>
				</Labelled>
			))}
			{result?.failure && (
				<>
					{gap}
					<Failure result={result} server={context.server} now={now} isLow={isLow} />
				</>
			)}
			{gap}
			{contextFacts(context, result, {now, warnBefore}).map(fact => (
				<FactRow key={fact.label} {...fact} />
			))}
			{result !== undefined && user !== undefined && (
				<>
					<Gap />
					<Json text={userMeJson(result.raw)} width={width} />
				</>
			)}
		</>
	);
}

/** `Tenant ID` and a space. */
const labelWidth = 10;

function FactRow({label, value, note, tone = 'plain'}: Fact) {
	return (
		<Labelled label={label} width={labelWidth}>
			<Prose tone={tone}>{safeText(value)}</Prose>
			{note && (
				<Box paddingLeft={2} flexShrink={0}>
					<Prose tone={note.tone}>{safeText(note.text)}</Prose>
				</Box>
			)}
		</Labelled>
	);
}

function Gap() {
	return <Spans line={[say(' ')]} />;
}
