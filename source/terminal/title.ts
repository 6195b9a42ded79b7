/** Sets the terminal's title (OSC 2); `title` must already be clean. `full-screen-mode.ts` saves the previous one. */
export function setTitle(stdout: NodeJS.WriteStream, title: string): void {
	stdout.write(`\u001B]2;${title}\u0007`);
}
