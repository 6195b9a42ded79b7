/** A text as one word for a POSIX shell, to put into a command that is shown or copied; quoted where it needs it. */
export function shellWord(text: string): string {
	return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
