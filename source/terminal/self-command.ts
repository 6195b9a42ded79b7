/** The command that restarts this program: its script on Node, or the standalone executable, which is the only way it runs on Bun. */
export function selfCommand(): {readonly file: string; readonly args: readonly string[]} {
	// On Bun, this names a script inside the executable, which exists for the executable alone.
	const script = process.argv[1];
	return {
		file: process.execPath,
		args: script === undefined || process.versions.bun !== undefined ? [] : [script],
	};
}
