import {execFileSync} from 'node:child_process';
import {existsSync, readFileSync} from 'node:fs';
import {homedir} from 'node:os';
import {dirname, join, normalize} from 'node:path';
import {describe, expect, it} from 'vitest';

const root = join(import.meta.dirname, '..');

/** Which rooms of source/ a room may import, beside itself. The order of the house: no room imports one that stands below it. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
	text: ['credentials'],
	credentials: ['text'],
	contexts: ['text', 'credentials'],
	tenant: ['text', 'credentials'],
	settings: ['text', 'credentials'],
	live: ['text', 'credentials', 'contexts', 'tenant', 'settings'],
	words: ['text', 'credentials', 'contexts', 'tenant', 'settings', 'live'],
	wizard: ['text', 'credentials', 'contexts', 'tenant', 'settings', 'live'],
	demo: ['text', 'credentials', 'contexts', 'tenant', 'settings'],
	accessible: ['text', 'credentials', 'contexts', 'tenant', 'settings', 'live', 'words', 'wizard', 'demo'],
	ui: ['text', 'credentials', 'contexts', 'tenant', 'settings', 'live', 'words', 'wizard', 'demo'],
	commands: [
		'text',
		'credentials',
		'contexts',
		'tenant',
		'settings',
		'live',
		'words',
		'wizard',
		'demo',
		'accessible',
		'ui',
	],
};

/** Only screens draw. */
const screenPackages = /^(react|ink|ink-text-input)(\/|$)/;

const longestFile = 250;

interface Import {
	readonly from: string;
	/** A file of ours, or the name of a package. */
	readonly to: string;
	readonly isLazy: boolean;
	readonly isType: boolean;
}

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '--deduplicate'], {
	cwd: root,
	encoding: 'utf8',
})
	.split('\n')
	.filter(file => file !== '' && existsSync(join(root, file)));
const sources = files.filter(file => /^source\/.*\.tsx?$/.test(file));
const imports = sources.flatMap(importsOf);

describe('the house', () => {
	it('imports in one direction', () => {
		const wrong = imports.filter(({from, to}) => {
			const [here, there] = [roomOf(from), roomOf(to)];
			return (
				here !== undefined && to.startsWith('source/') && here !== there && !mayImport[here]?.includes(there ?? '')
			);
		});
		expect(wrong.map(inWords)).toEqual([]);
	});

	it('has a rule for every room', () => {
		const rooms = new Set(sources.flatMap(file => roomOf(file) ?? []));
		expect([...rooms].filter(room => !(room in mayImport))).toEqual([]);
	});

	it('has React and Ink in ui/ only', () => {
		const wrong = imports.filter(
			({from, to}) => screenPackages.test(to) && roomOf(from) !== 'ui' && from !== 'source/cli.tsx',
		);
		expect(wrong.map(inWords)).toEqual([]);
	});

	it('loads screens only when a command opens one', () => {
		const eager = imports.filter(
			({from, to, isLazy, isType}) => roomOf(to) === 'ui' && roomOf(from) !== 'ui' && !isLazy && !isType,
		);
		expect(eager.map(inWords)).toEqual([]);
	});

	it('has no circles', () => {
		expect(circles()).toEqual([]);
	});

	it(`has no file over ${longestFile} lines`, () => {
		const long = [...sources, ...files.filter(file => /^tools\/.*\.[ct]s$/.test(file))]
			.map(file => `${readFileSync(join(root, file), 'utf8').split('\n').length - 1} ${file}`)
			.filter(line => Number.parseInt(line, 10) > longestFile);
		expect(long).toEqual([]);
	});
});

describe('what is committed', () => {
	it('names no registry in a lock file', () => {
		const locks = files.filter(file => file.endsWith('package-lock.json'));
		expect(locks.filter(file => readFileSync(join(root, file), 'utf8').includes('"resolved": "http'))).toEqual([]);
	});

	it('names no path of this machine', () => {
		const paths = [`${root}/`, `${homedir()}/`];
		const naming = files.filter(file => paths.some(path => readFileSync(join(root, file)).includes(path)));
		expect(naming).toEqual([]);
	});
});

function importsOf(file: string): Import[] {
	const text = readFileSync(join(root, file), 'utf8');
	const statements =
		/^(?:import|export)\s(?<type>type\s)?[^'";]*?from\s'(?<to>[^']+)'|^import\s'(?<bare>[^']+)'|\bimport\('(?<lazy>[^']+)'\)/gm;
	return [...text.matchAll(statements)].map(({groups = {}}) => {
		const {type, lazy, bare, to = bare ?? lazy ?? ''} = groups;
		return {
			from: file,
			to: to.startsWith('.') ? normalize(join(dirname(file), to)) : to,
			isLazy: lazy !== undefined,
			isType: type !== undefined,
		};
	});
}

/** `ui` for `source/ui/main/list.tsx`; undefined for a file that is in no room. */
function roomOf(file: string): string | undefined {
	return /^source\/([^/]+)\//.exec(file)?.[1];
}

function inWords({from, to}: Import): string {
	return `${from} imports ${to}`;
}

/** Chains of files that import each other, each told once from where it was met first. */
function circles(): string[] {
	const found: string[] = [];
	const finished = new Set<string>();
	const visit = (file: string, path: readonly string[]) => {
		if (path.includes(file)) {
			found.push([...path.slice(path.indexOf(file)), file].join(' → '));
		} else if (!finished.has(file)) {
			for (const {to} of imports.filter(({from}) => from === file)) {
				visit(to, [...path, file]);
			}

			finished.add(file);
		}
	};
	for (const file of sources) {
		visit(file, []);
	}

	return found;
}
