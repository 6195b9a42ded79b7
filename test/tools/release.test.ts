import {execFileSync, spawnSync} from 'node:child_process';
import {copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {beforeEach, describe, expect, it, onTestFinished} from 'vitest';

const today = new Date().toISOString().slice(0, 10);
const changes = '# Changes\n\n## Unreleased\n\n- Something new.\n\n## 0.1.0, 2026-11-23\n\nThe first version.\n';

describe('npm run release', () => {
	let folder: string;

	beforeEach(() => {
		folder = repository();
		onTestFinished(() => rmSync(folder, {recursive: true}));
	});

	it('sets the version, dates the changes, builds the executables, commits and tags', () => {
		expect(release('0.2.0')).toMatchObject({status: 0, stderr: ''});
		expect(json('package.json')).toMatchObject({version: '0.2.0'});
		expect(json('package-lock.json')).toMatchObject({version: '0.2.0', packages: {'': {version: '0.2.0'}}});
		expect(read('changelog.md')).toBe(
			`# Changes\n\n## Unreleased\n\n## 0.2.0, ${today}\n\n- Something new.\n\n## 0.1.0, 2026-11-23\n\nThe first version.\n`,
		);
		expect(read('standalone/made')).toBe('0.2.0');
		expect(git('log', '-1', '--format=%s')).toBe('Release 0.2.0');
		expect(git('tag', '--points-at', 'HEAD')).toBe('v0.2.0');
		expect(git('status', '--porcelain')).toBe('');
	});

	it('refuses a dirty tree', () => {
		writeFileSync(join(folder, 'new.txt'), '');
		expect(release('0.2.0')).toMatchObject({status: 1, stderr: expect.stringContaining('uncommitted changes')});
		expect(json('package.json')).toMatchObject({version: '0.1.0'});
	});

	it.each(['', 'v1', '1.2'])('refuses %j as a version', version => {
		expect(release(version)).toMatchObject({status: 1, stderr: expect.stringContaining('Which version?')});
	});

	it('refuses a tagged version, and one without changes for users', () => {
		expect(release('0.2.0').status).toBe(0);
		expect(release('0.2.0')).toMatchObject({status: 1, stderr: expect.stringContaining('exists already')});
		expect(release('0.3.0')).toMatchObject({status: 1, stderr: expect.stringContaining('says nothing')});
	});

	it('leaves everything unchanged when the executables cannot be built', () => {
		const broken = {...json('package.json'), scripts: {executables: 'exit 3'}};
		writeFileSync(join(folder, 'package.json'), JSON.stringify(broken));
		git('commit', '--all', '--message', 'Break it');
		expect(release('0.2.0').status).not.toBe(0);
		expect(git('status', '--porcelain')).toBe('');
		expect(json('package.json')).toMatchObject({version: '0.1.0'});
		expect(git('tag')).toBe('');
	});

	function release(version: string) {
		return spawnSync(process.execPath, [join(folder, 'tools/release.ts'), version], {encoding: 'utf8'});
	}

	function git(...args: readonly string[]): string {
		return execFileSync('git', args, {cwd: folder, encoding: 'utf8'}).trim();
	}

	function read(file: string): string {
		return readFileSync(join(folder, file), 'utf8');
	}

	function json(file: string): Record<string, unknown> {
		return JSON.parse(read(file));
	}
});

/** A repository with what the script reads, and executables that are made at once. */
function repository(): string {
	const folder = mkdtempSync(join(tmpdir(), 'qctx-release-'));
	const make = 'mkdir -p standalone && node -p "process.env.npm_package_version" | tr -d "\\n" > standalone/made';
	const about = {name: 'qctx', version: '0.1.0'};
	mkdirSync(join(folder, 'tools'));
	copyFileSync(join(import.meta.dirname, '../../tools/release.ts'), join(folder, 'tools/release.ts'));
	writeFileSync(join(folder, 'package.json'), JSON.stringify({...about, type: 'module', scripts: {executables: make}}));
	writeFileSync(
		join(folder, 'package-lock.json'),
		JSON.stringify({...about, lockfileVersion: 3, packages: {'': about}}),
	);
	writeFileSync(join(folder, '.gitignore'), 'standalone/\n');
	writeFileSync(join(folder, 'changelog.md'), changes);
	const git = (...args: readonly string[]) => execFileSync('git', args, {cwd: folder, stdio: 'ignore'});
	git('init');
	git('config', 'user.name', 'Test');
	git('config', 'user.email', 'test@example.com');
	git('add', '.');
	git('commit', '--message', 'Begin');
	return folder;
}
