/** `~/.qlik/contexts.yml`: the home folder as people write it. */
export function shortPath(path: string, home: string | undefined): string {
	return home !== undefined && home !== '' && (path.startsWith(`${home}/`) || path.startsWith(`${home}\\`))
		? `~${path.slice(home.length)}`
		: path;
}
