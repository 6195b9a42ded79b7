/** `1 context`, `7 contexts`. */
export function countContexts(count: number): string {
	return `${count} context${count === 1 ? '' : 's'}`;
}
