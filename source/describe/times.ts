/** `14:03:20`, by this machine's clock. `time`: epoch milliseconds. */
export function timeOfDay(time: number): string {
	return new Date(time).toTimeString().slice(0, 8);
}

/** `14:03`, where there is little room. */
export function shortTimeOfDay(time: number): string {
	return timeOfDay(time).slice(0, 5);
}
