import {execFileSync, spawnSync} from 'node:child_process';
import {createRequire} from 'node:module';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import packageJson from '../../package.json' with {type: 'json'};

const require = createRequire(import.meta.url);
const {isInRange} = require('../../tools/launcher/node-version.cjs') as {
	isInRange(version: string, range: string): boolean;
};
const {engines, version} = packageJson;
const launcher = join(import.meta.dirname, '../../dist/qctx.cjs');

describe('the Node that qctx is started on', () => {
	it.each([
		['20.20.2', false],
		['22.22.1', false],
		['22.22.2', true],
		['23.11.0', false],
		['24.14.9', false],
		['24.15.0', true],
		['25.9.0', false],
		['26.0.0', true],
		['27.1.0', true],
		['26.0.0-nightly20260101', true],
	])('%s is right: %s', (node, isRight) => {
		expect(isInRange(node, engines.node)).toBe(isRight);
	});

	it('is reported in one line when it is too old, without a crash', () => {
		// The launcher reads `process.versions.node`; everything else of an old Node is tried where there is one (below).
		const pretend = 'Object.defineProperty(process.versions, "node", {value: "18.19.0"}); require(process.argv[1])';
		const {status, stdout, stderr} = spawnSync(process.execPath, ['-e', pretend, launcher], {encoding: 'utf8'});
		expect({status, stdout}).toEqual({status: 2, stdout: ''});
		expect(stderr).toMatch(/^qctx needs Node .*22\.22\.2.*; this is 18\.19\.0\. .*\n$/);
	});

	const system = systemNode();
	it.skipIf(system === undefined)('is reported by a real old Node too', () => {
		const {status, stderr} = spawnSync(system ?? '', [launcher, '--version'], {encoding: 'utf8'});
		expect(status).toBe(2);
		expect(stderr.trim().split('\n')).toEqual([expect.stringContaining('qctx needs Node')]);
	});

	it('is accepted when it is new enough', () => {
		expect(execFileSync(process.execPath, [launcher, '--version'], {encoding: 'utf8'})).toContain(version);
	});
});

/** A Node on this machine that is too old, if there is one. */
function systemNode(): string | undefined {
	return ['/usr/bin/node', '/usr/local/bin/node'].find(path => {
		const {stdout, status} = spawnSync(path, ['-p', 'process.versions.node'], {encoding: 'utf8'});
		return status === 0 && !isInRange(stdout.trim(), engines.node);
	});
}
