import {readFileSync} from 'node:fs';
import {relative} from 'node:path';
import type {JsonTestResults} from 'vitest/node';

/** Prints the numbers of passed and failed tests in vitest's JSON reports on one line; lists the failed ones on stderr. */
function main(reports: readonly string[]): void {
	let passed = 0;
	let failed = 0;
	for (const path of reports) {
		const report: JsonTestResults = JSON.parse(readFileSync(path, 'utf8'));
		passed += report.numPassedTests;
		failed += report.numFailedTests;
		for (const {name, assertionResults} of report.testResults) {
			for (const {status, fullName} of assertionResults) {
				if (status === 'failed') {
					process.stderr.write(`failed: ${relative('.', name)}: ${fullName}\n`);
				}
			}
		}
	}

	process.stdout.write(`${passed} ${failed}\n`);
}

main(process.argv.slice(2));
