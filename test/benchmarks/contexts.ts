/** A contexts.yml with so many API key contexts, all on one server; `context-00001` is current. The keys are made up. */
export function manyContexts(count: number, server: string): string {
	const names = Array.from({length: count}, (_, index) => contextName(index + 1));
	const entries = names.map(
		(name, index) => `    ${name}:
        comment: made up, number ${index + 1}
        headers:
            Authorization: Bearer eyJhbGciOiJub25lIn0.${Buffer.from(JSON.stringify({sub: name})).toString('base64url')}.bm9uZQ
        server: ${server}
        server-type: cloud
`,
	);
	return `contexts:\n${entries.join('')}current-context: ${names[0] ?? '""'}\n`;
}

export function contextName(number: number): string {
	return `context-${String(number).padStart(5, '0')}`;
}
