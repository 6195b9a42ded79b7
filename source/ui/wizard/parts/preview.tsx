import {Box, Text} from 'ink';
import {previewContext} from '../../../contexts/preview-context.ts';
import {safeText} from '../../../text/safe/safe-text.ts';
import {changesOf} from '../../../wizard/draft/changes.ts';
import {shownContext} from '../../../wizard/draft/shown-context.ts';
import {Prose} from '../../components/prose.tsx';
import {words} from '../../spans.ts';
import {type Role, styleOf} from '../../theme.ts';
import {useTheme} from '../../theme-context.ts';
import {Section} from './section.tsx';
import type {WizardView} from './wizard-view.ts';

/** The new context as it will look in contexts.yml, as far as it is answered; secrets as dots. */
export function ContextPreview({view, hasTitle = false}: {readonly view: WizardView; readonly hasTitle?: boolean}) {
	const context = shownContext(view.state);
	return (
		<Section>
			{hasTitle && <Prose tone="muted">{safeText(`${view.path} gets`)}</Prose>}
			{context === undefined ? (
				<Prose tone="muted">{words('Your answers appear here.')}</Prose>
			) : (
				previewContext(context.name, context.fields)
					.split('\n')
					.map((line, index) => (
						<Text key={index} wrap="hard">
							{`${hasTitle ? '  ' : ''}${safeText(line)}`}
						</Text>
					))
			)}
		</Section>
	);
}

/** What an edit changes: the old value and the new one. */
export function Changes({view}: {readonly view: WizardView}) {
	const changes = changesOf(view.state);
	return (
		<Section>
			<Prose tone="muted">
				{safeText(
					changes.length === 0 ? 'Nothing changed yet.' : view.hasPreview ? 'Changes' : `Changes to ${view.path}`,
				)}
			</Prose>
			{changes.map(({key, before, after}) => (
				<Box key={key} flexDirection="column">
					{/* Two secrets look the same as dots, so only the new one is shown. */}
					<ChangeLine sign="-" tone="bad" name={key} value={before === after ? undefined : before} />
					<ChangeLine sign="+" tone="good" name={key} value={before === after ? `${after} (new)` : after} />
				</Box>
			))}
		</Section>
	);
}

interface ChangeLineProps {
	readonly sign: string;
	readonly tone: Role;
	readonly name: string;
	readonly value: string | undefined;
}

function ChangeLine({sign, tone, name, value}: ChangeLineProps) {
	const theme = useTheme();
	return value === undefined ? null : (
		<Text wrap="hard" {...styleOf(theme, tone)}>{`${sign} ${name}: ${safeText(value)}`}</Text>
	);
}
