import type {Problem} from '../../text/problem.ts';

export function backupGone(): Problem {
	return {
		what: 'The backup that is needed for this is gone.',
		cure: 'Make the change by hand.',
		exitCode: 1,
	};
}

export function lockLost(): Problem {
	return {
		what: 'Another qctx took the contexts file over, because this one was stopped for too long. Nothing was written.',
		cure: 'Try again.',
		exitCode: 4,
	};
}

export function atTheSameMoment(): Problem {
	return {
		what: 'Another program changed the same place of the contexts file at the same moment; what it wrote is kept.',
		cure: 'Look at the file again, then try again if you still want to.',
		exitCode: 1,
	};
}

export function keepsChanging(): Problem {
	return {
		what: 'Another program keeps writing to the contexts file. Nothing was written.',
		cure: 'Try again when it is done.',
		exitCode: 4,
	};
}

export function suddenlyEmpty(file: string, contexts: number): Problem {
	return {
		what: `The contexts file ${file} is empty, though it held ${contexts} context${contexts === 1 ? '' : 's'} before. Nothing was written.`,
		cure: 'If another program is writing it, try again when that is done. To start with a new file, delete it.',
		exitCode: 4,
	};
}

export function needsBackup(file: string): Problem {
	return {
		what: `${file} has to be written in place (it has a second name, or access rights that a new file cannot be given), and no backup can be kept in case that is interrupted. Nothing was written.`,
		cure: 'Make the backups folder writable: qctx help files',
		exitCode: 4,
	};
}

export function nothingTo(direction: 'undo' | 'redo'): Problem {
	return direction === 'undo'
		? {
				what: 'Nothing to undo.',
				cure: 'Only changes made with qctx can be undone.',
				exitCode: 1,
			}
		: {
				what: 'Nothing to redo.',
				cure: 'Only what was just undone can be redone.',
				exitCode: 1,
			};
}

export function noFileYet(file: string): Problem {
	return {
		what: `There is no contexts file yet at ${file}.`,
		cure: 'Set a context up with: qctx context init',
		exitCode: 1,
	};
}

export function modesSayNothing(): Problem {
	return {
		what: 'On Windows the mode of a file does not determine who can read it.',
		cure: 'Check the permissions of the file in its properties.',
		exitCode: 1,
	};
}
