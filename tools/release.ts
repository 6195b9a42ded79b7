import {execFileSync} from 'node:child_process';
import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

const root = join(import.meta.dirname, '..');
const changelog = join(root, 'changelog.md');

/** `npm run release -- 0.2.0`: version, changelog, executables with checksums, commit, tag. Nothing is pushed or published. */
function main([version = '']: readonly string[]): void {
	const tag = `v${version}`;
	const text = refuseUnlessReady(version, tag);
	try {
		run('npm', 'version', version, '--no-git-tag-version', '--ignore-scripts');
		writeFileSync(changelog, text);
		run('npm', 'run', 'executables');
	} catch (error) {
		run('git', 'restore', '.');
		throw error;
	}

	run('git', 'commit', '--all', '--message', `Release ${version}`);
	run('git', 'tag', tag);
	console.log(
		`${tag} is committed and tagged; the executables are in standalone/. Next: git push --follow-tags, npm publish.`,
	);
}

/** The changelog of the release; stops when there is a reason not to release. */
function refuseUnlessReady(version: string, tag: string): string {
	if (!/^\d+\.\d+\.\d+$/.test(version)) {
		stop('Which version? For instance: npm run release -- 0.2.0');
	}

	if (git('status', '--porcelain') !== '') {
		stop('There are uncommitted changes. Commit or stash them first.');
	}

	if (git('tag', '--list', tag) !== '') {
		stop(`The tag ${tag} exists already.`);
	}

	return (
		withRelease(readFileSync(changelog, 'utf8'), `${version}, ${new Date().toISOString().slice(0, 10)}`) ??
		stop('changelog.md says nothing under “## Unreleased”. Write there what users will notice.')
	);
}

/** The changelog with its unreleased changes under a release heading; undefined when there are none. */
function withRelease(text: string, heading: string): string | undefined {
	const unreleased = /^## Unreleased\n+(?!## |$)/m;
	return unreleased.test(text) ? text.replace(unreleased, `## Unreleased\n\n## ${heading}\n\n`) : undefined;
}

function git(...args: readonly string[]): string {
	return execFileSync('git', args, {cwd: root, encoding: 'utf8'}).trim();
}

function run(program: string, ...args: readonly string[]): void {
	execFileSync(program, args, {cwd: root, stdio: 'inherit', shell: process.platform === 'win32'});
}

function stop(reason: string): never {
	console.error(reason);
	process.exit(1);
}

main(process.argv.slice(2));
