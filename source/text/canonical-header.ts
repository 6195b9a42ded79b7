/** The name of a header as Go's `textproto.CanonicalMIMEHeaderKey` spells it, and so qlik-cli stores it: `x-my-h` becomes `X-My-H`. */
export function canonicalHeader(name: string): string {
	return /^[\w!#$%&'*+.^`|~-]+$/.test(name)
		? name.toLowerCase().replace(/(^|-)[a-z]/g, letter => letter.toUpperCase())
		: name;
}
