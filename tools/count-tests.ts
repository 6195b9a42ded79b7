import {readFileSync} from 'node:fs';

/** Prints how many tests passed and how many failed in vitest's JSON reports, two numbers in one line. */
function main(reports: readonly string[]): void {
	let passed = 0;
	let failed = 0;
	for (const path of reports) {
		const {numPassedTests, numFailedTests} = JSON.parse(readFileSync(path, 'utf8'));
		passed += numPassedTests;
		failed += numFailedTests;
	}

	process.stdout.write(`${passed} ${failed}\n`);
}

main(process.argv.slice(2));
