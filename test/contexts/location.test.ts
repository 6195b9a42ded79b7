import {mkdirSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, it} from 'vitest';
import {contextsFilePath} from '../../source/contexts/location.ts';
import {temporaryFolder} from './support/temporary-folder.ts';

describe('where contexts.yml is', () => {
	it('is in .qlik of the home folder', () => {
		expect(contextsFilePath({HOME: '/home/ada'}, 'linux')).toEqual({
			ok: true,
			value: '/home/ada/.qlik/contexts.yml',
		});
	});

	it('is in the home folder of Windows, by drive and path or by profile', () => {
		const expected = {ok: true, value: 'C:\\Users\\Ada\\.qlik\\contexts.yml'};
		expect(contextsFilePath({HOMEDRIVE: 'C:', HOMEPATH: '\\Users\\Ada'}, 'win32')).toEqual(expected);
		expect(contextsFilePath({USERPROFILE: 'C:\\Users\\Ada'}, 'win32')).toEqual(expected);
	});

	it('is in the home folder in QLIK_CLI_USER_HOME_DIR, or the file itself', () => {
		const folder = temporaryFolder();
		const file = path.join(folder, 'my-contexts');
		writeFileSync(file, '');
		mkdirSync(path.join(folder, 'folder'));
		const located = (value: string) => contextsFilePath({HOME: '/home/ada', QLIK_CLI_USER_HOME_DIR: value}, 'linux');
		expect(located(path.join(folder, 'folder'))).toEqual({
			ok: true,
			value: path.join(folder, 'folder/.qlik/contexts.yml'),
		});
		expect(located('/not/there')).toEqual({ok: true, value: '/not/there/.qlik/contexts.yml'});
		expect(located('/some/team.yml')).toEqual({ok: true, value: '/some/team.yml'});
		expect(located('/some/team.YAML')).toEqual({ok: true, value: '/some/team.YAML'});
		expect(located(file)).toEqual({ok: true, value: file});
		expect(located('')).toEqual({ok: true, value: '/home/ada/.qlik/contexts.yml'});
		expect(located('relative')).toEqual({ok: true, value: path.resolve('relative/.qlik/contexts.yml')});
	});

	it('says which variable to set when there is no home', () => {
		const result = contextsFilePath({}, 'linux');
		expect(result).toMatchObject({ok: false, problem: {exitCode: 4, what: expect.stringContaining('HOME is not set')}});
		expect(result.ok || result.problem.cure).toContain('QLIK_CLI_USER_HOME_DIR');
		expect(contextsFilePath({}, 'win32').ok).toBe(false);
	});
});
