'use strict';

// This is read by the Node that is too old for everything else: nothing newer than Node 8 here.

/** Whether a version such as `22.22.2` is in a range such as `^22.22.2 || ^24.15 || >=26` (only `^` and `>=` are known here). */
function isInRange(version, range) {
	const have = numbers(version);
	return range.split('||').some(part => {
		const lowest = numbers(part);
		return (part.includes('>=') || have[0] === lowest[0]) && compare(have, lowest) >= 0;
	});
}

function numbers(text) {
	return text
		.replace(/[^\d.]/g, '')
		.split('.')
		.map(Number)
		.concat(0, 0)
		.slice(0, 3);
}

function compare(left, right) {
	return left[0] - right[0] || left[1] - right[1] || left[2] - right[2];
}

/** One line for the person who started `name` on a Node outside of `range`; undefined when the Node is right. */
function whyNot(name, range) {
	const version = process.versions.node;
	if (isInRange(version, range)) {
		return undefined;
	}

	const wanted = range.replace(/\s*\|\|\s*/g, ' or ');
	return `${name} needs Node ${wanted}; this is ${version}. Get a newer one from https://nodejs.org.\n`;
}

module.exports = {isInRange, whyNot};
