const pushTitle = '\u001B[22;0t';
const popTitle = '\u001B[23;0t';

/** Keeps the terminal's title, so that `restoreTitle` can give it back (XTWINOPS 22 and 23; terminals without them ignore both). */
export function keepTitle(stdout: NodeJS.WriteStream): void {
	stdout.write(pushTitle);
}

export function restoreTitle(stdout: NodeJS.WriteStream): void {
	stdout.write(popTitle);
}

/** Sets the title; `title` must be clean already. */
export function setTitle(stdout: NodeJS.WriteStream, title: string): void {
	stdout.write(`\u001B]2;${title}\u0007`);
}
