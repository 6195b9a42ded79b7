/**
 * The order in which `qlik` writes the keys of a map: digits, then upper case, then lower case, with runs of digits compared as
 * numbers (`a2` before `a10`). This is the order of Go's yaml.v3 (`keyList.Less` in its sorter.go; docs/contexts-file.md).
 * @returns below zero when `a` comes first.
 */
export function compareKeys(a: string, b: string): number {
	const left = Array.from(a);
	const right = Array.from(b);
	let afterDigits = false;
	for (let at = 0; at < left.length && at < right.length; at++) {
		const l = left[at] ?? '';
		const r = right[at] ?? '';
		if (l === r) {
			afterDigits = isDigit(l);
			continue;
		}

		const letters = {left: isLetter(l), right: isLetter(r)};
		if (letters.left && letters.right) return compareCodePoints(l, r);
		if (letters.left || letters.right) return letters.left === afterDigits ? -1 : 1;
		return compareRuns(left, right, at);
	}

	return left.length - right.length;
}

/** Whether names are already in that order. */
export function areKeysSorted(names: readonly string[]): boolean {
	return names.every((name, index) => index === 0 || compareKeys(names[index - 1] ?? '', name) <= 0);
}

/** Where neither side is a letter: compares the numbers that start here, then their lengths, then the characters. */
function compareRuns(left: readonly string[], right: readonly string[], at: number): number {
	// A zero inside a longer number counts; leading zeros do not.
	const inNumber = (left[at] === '0' || right[at] === '0') && hasNonZeroDigitBefore(left, at);
	const l = numberAt(left, at, inNumber);
	const r = numberAt(right, at, inNumber);
	if (l.value !== r.value) return l.value < r.value ? -1 : 1;
	if (l.end !== r.end) return l.end - r.end;
	return compareCodePoints(left[at] ?? '', right[at] ?? '');
}

function hasNonZeroDigitBefore(name: readonly string[], at: number): boolean {
	for (let index = at - 1; index >= 0 && isDigit(name[index] ?? ''); index--) if (name[index] !== '0') return true;
	return false;
}

function numberAt(name: readonly string[], at: number, inNumber: boolean): {value: bigint; end: number} {
	let value = inNumber ? 1n : 0n;
	let end = at;
	for (; end < name.length && isDigit(name[end] ?? ''); end++) {
		// Go uses int64, which wraps around.
		const digit = BigInt((name[end]?.codePointAt(0) ?? 0) - 0x30);
		value = BigInt.asIntN(64, value * 10n + digit);
	}

	return {value, end};
}

function isDigit(character: string): boolean {
	return /^\p{Nd}$/u.test(character);
}

function isLetter(character: string): boolean {
	return /^\p{L}$/u.test(character);
}

function compareCodePoints(a: string, b: string): number {
	return (a.codePointAt(0) ?? 0) - (b.codePointAt(0) ?? 0);
}
