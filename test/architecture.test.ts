import {execFileSync} from 'node:child_process';
import {existsSync, readFileSync} from 'node:fs';
import {homedir} from 'node:os';
import {dirname, join, normalize} from 'node:path';
import {describe, expect, it} from 'vitest';

const root = join(import.meta.dirname, '..');

/**
 * The rooms of source/ from the ground up: a room may import those that stand before it, never one that stands after it. A room that is not named
 * here has no place yet.
 */
const rooms = [
	'text',
	'credentials',
	'settings',
	'contexts',
	'tenant',
	'terminal',
	'live',
	'run',
	'rotate',
	'describe',
	'wizard',
	'demo',
	'session',
	'plain',
	'ui',
	'commands',
];

/** The same for the sub-folders of a room. What a room offers to the others lies at its top, which is held by having no circles alone. */
const subfolders: Readonly<Record<string, readonly string[]>> = {
	contexts: ['yaml', 'reading', 'editing', 'writing'],
	tenant: ['url', 'connection', 'http', 'diagnosis', 'check'],
	commands: [
		'runtime',
		'front-ends',
		'options',
		'command-line',
		'context',
		'check',
		'init',
		'user',
		'run',
		'rotate',
		'help',
		'completion',
	],
	text: ['safe'],
	run: ['home', 'child'],
	terminal: ['input'],
	describe: ['words', 'states'],
	wizard: ['draft', 'steps'],
	plain: ['lines', 'wizard'],
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

describe('the folders of source/', () => {
	it('imports only downwards', () => {
		const wrong = imports.filter(({from, to}) => {
			const [here, there] = [roomOf(from), roomOf(to)];
			const known = here !== undefined && there !== undefined && here !== there;
			return known && rooms.indexOf(there) > rooms.indexOf(here);
		});
		expect(wrong.map(inWords)).toEqual([]);
	});

	it('imports only downwards inside a folder', () => {
		const wrong = imports.filter(({from, to}) => {
			const [here, there] = [subfolderOf(from), subfolderOf(to)];
			const order = subfolders[roomOf(from) ?? ''] ?? [];
			return (
				roomOf(from) === roomOf(to) &&
				here !== undefined &&
				there !== undefined &&
				order.indexOf(there) > order.indexOf(here)
			);
		});
		expect(wrong.map(inWords)).toEqual([]);
	});

	it('lists every folder and sub-folder', () => {
		const homeless = sources.filter(file => {
			const [room, subfolder] = [roomOf(file), subfolderOf(file)];
			const order = subfolders[room ?? ''];
			return (
				(room !== undefined && !rooms.includes(room)) ||
				(subfolder !== undefined && order !== undefined && !order.includes(subfolder))
			);
		});
		expect(homeless).toEqual([]);
	});

	it('uses React and Ink only in ui/', () => {
		const wrong = imports.filter(
			({from, to}) => screenPackages.test(to) && roomOf(from) !== 'ui' && from !== 'source/cli.tsx',
		);
		expect(wrong.map(inWords)).toEqual([]);
	});

	it('loads the screens only when a command opens them', () => {
		const eager = imports.filter(
			({from, to, isLazy, isType}) => roomOf(to) === 'ui' && roomOf(from) !== 'ui' && !isLazy && !isType,
		);
		expect(eager.map(inWords)).toEqual([]);
	});

	it('has no import cycles', () => {
		expect(circles()).toEqual([]);
	});

	it(`has no file over ${longestFile} lines`, () => {
		const long = [...sources, ...files.filter(file => /^tools\/.*\.[ct]s$/.test(file))]
			.map(file => `${readFileSync(join(root, file), 'utf8').split('\n').length - 1} ${file}`)
			.filter(line => Number.parseInt(line, 10) > longestFile);
		expect(long).toEqual([]);
	});
});

describe('the repository', () => {
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

/** `yaml` for `source/contexts/yaml/write.ts`; undefined for a file at the top of its room. */
function subfolderOf(file: string): string | undefined {
	return /^source\/[^/]+\/([^/]+)\//.exec(file)?.[1];
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
