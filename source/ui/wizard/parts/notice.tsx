import {excerpt} from '../../../text/excerpt.ts';
import {safeText} from '../../../text/safe/safe-text.ts';
import {Prose} from '../../components/prose.tsx';
import {Section} from './section.tsx';
import type {WizardView} from './wizard-view.ts';

/** What the person should know from the start: the file cannot be read, the name is taken. */
export function Notice({view: {state}}: {readonly view: WizardView}) {
	const {contexts, draft, original, step} = state;
	if (contexts.problem !== undefined) {
		return (
			<Section>
				<Prose tone="bad">{safeText(`${contexts.problem.what} Nothing can be saved.`)}</Prose>
				<Prose>{safeText(contexts.problem.cure)}</Prose>
			</Section>
		);
	}

	const isTaken = original === undefined && draft.name !== undefined && contexts.names.has(draft.name.trim());
	if (!isTaken || (step.id !== 'tenant' && step.id !== 'authentication')) {
		return null;
	}

	const name = excerpt(draft.name);
	return (
		<Prose tone="warn">
			{safeText(`A context ${name} already exists. In the last step you can replace it or choose another name.`)}
		</Prose>
	);
}
