/** Computes again only when one of the parts that it is asked with is another than last time. */
export function remembered<Value>(compute: () => Value): (...parts: readonly unknown[]) => Value {
	let last: {readonly parts: readonly unknown[]; readonly value: Value} | undefined;
	return (...parts) => {
		if (last === undefined || last.parts.some((part, index) => part !== parts[index])) {
			last = {parts, value: compute()};
		}

		return last.value;
	};
}
