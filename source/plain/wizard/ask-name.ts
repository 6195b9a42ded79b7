import {excerpt} from '../../text/excerpt.ts';
import type {ExitCode} from '../../text/problem.ts';
import {draftName, isNameTaken} from '../../wizard/draft/draft-values.ts';
import type {WizardDialogue} from './dialogue.ts';

/** Tells of a taken name as soon as the name is known: at the start, or when the tenant is. */
export async function askFreeName(dialogue: WizardDialogue): Promise<ExitCode | undefined> {
	const {draft, step} = dialogue.state;
	const name = draftName(dialogue.state);
	const isKnown = draft.name !== undefined || step.id !== 'tenant';
	if (!isKnown || draft.replace || (name !== '' && !isNameTaken(dialogue.state))) {
		return undefined;
	}

	const what = name === '' ? 'A context needs a name.' : `Context '${excerpt(name)}' already exists`;
	if (!dialogue.asksAgain) {
		return dialogue.stop({what, cure: 'Nothing was saved. Name another: qctx context init NAME', exitCode: 1});
	}

	dialogue.say(what);
	const answer = await dialogue.choose('Replace it? y/N:');
	if (answer === 'y' || answer === 'yes') {
		dialogue.wizard.dispatch({type: 'switched', field: 'replace', on: true});
		return undefined;
	}

	const other = await dialogue.lines.ask({prompt: 'Another name:', isHidden: false, takesPair: false});
	if (other === undefined) {
		return 1;
	}

	dialogue.fill('name', other);
	return askFreeName(dialogue);
}
