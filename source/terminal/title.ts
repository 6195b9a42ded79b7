/** Sets the terminal's title (OSC 2); `title` must be clean already. What it was before is kept by `full-screen-mode.ts`. */
export function setTitle(stdout: NodeJS.WriteStream, title: string): void {
	stdout.write(`\u001B]2;${title}\u0007`);
}
