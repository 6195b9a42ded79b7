/** Ctrl-C, or the end of the run, while a question was open or something was waited for. */
export class Interrupted extends Error {
	override readonly name = 'Interrupted';
}
