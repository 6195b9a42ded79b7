import {errorCode} from '../../text/error-code.ts';
import type {Problem} from '../../text/problem.ts';

/** Whether this is a file system error (to be reported) rather than a bug (to be thrown). */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
	return error instanceof Error && 'syscall' in error && errorCode(error) !== undefined;
}

const causes: Readonly<Record<string, {says: string; cure: (file: string) => string}>> = {
	EACCES: {says: 'permission denied', cure: file => `Check its owner and mode with: ls -ld ${file}`},
	EPERM: {
		says: 'the system does not allow it',
		cure: file => `It may be locked or belong to another user: ls -ld ${file}`,
	},
	EROFS: {
		says: 'the disk is read-only',
		cure: () => 'Make the disk writable, or point QLIK_CLI_USER_HOME_DIR elsewhere.',
	},
	ENOSPC: {says: 'the disk is full', cure: () => 'Free some space and try again; the file is as it was.'},
	EDQUOT: {says: 'your disk quota is used up', cure: () => 'Free some space and try again; the file is as it was.'},
	EISDIR: {says: 'it is a folder', cure: file => `Move the folder ${file} away; a file belongs there.`},
	EFTYPE: {says: 'it is not a regular file', cure: file => `Move ${file} away; a file belongs there.`},
	EBUSY: {
		says: 'it is in use, or mounted by itself',
		cure: () => 'In a container, mount its folder instead of the file: a new file replaces the old one.',
	},
	EEXIST: {
		says: 'there is a file where its folder should be',
		cure: file => `Check each part of the path ${file}.`,
	},
	ENOTDIR: {says: 'a part of the path is not a folder', cure: file => `Check each part of the path ${file}.`},
	ELOOP: {says: 'its symbolic links form a circle', cure: file => `Fix the links of ${file}.`},
	ENAMETOOLONG: {says: 'the path is too long', cure: () => 'Point QLIK_CLI_USER_HOME_DIR to a shorter one.'},
	EMFILE: {says: 'too many files are open', cure: () => 'Close some programs and try again.'},
	EIO: {
		says: 'the disk reported an error',
		cure: () => 'Check the disk; the file may have to be restored from a backup.',
	},
};

/** A system error in words: `permission denied (EACCES)`. */
export function causeOf(error: NodeJS.ErrnoException): string {
	const code = error.code ?? '';
	return `${causes[code]?.says ?? error.message} (${code})`;
}

/** A system error about `file` in words, with exit code 4. `doing`: `read`, `write`, … */
export function fileProblem(doing: string, file: string, error: NodeJS.ErrnoException): Problem {
	return {
		what: `Cannot ${doing} ${file}: ${causeOf(error)}.`,
		cure: causes[error.code ?? '']?.cure(file) ?? 'Fix that and try again; the file is as it was.',
		exitCode: 4,
		error,
	};
}
