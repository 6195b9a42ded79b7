/**
 * A text as one argument in PowerShell: bare where that is safe, else as a verbatim string (docs/windows.md). Bare, `@name` would be splatted, and
 * `-a.b` be torn apart. Typographic single quotes end a string as the plain one does; each is doubled.
 */
export function powershellWord(text: string): string {
	return /^(?:--)?[\p{L}\p{N}_][\p{L}\p{N}_+:./-]*$/u.test(text)
		? text
		: `'${text.replaceAll(/['\u2018-\u201B]/g, '$&$&')}'`;
}
