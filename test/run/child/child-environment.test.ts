import {describe, expect, it} from 'vitest';
import {Secret} from '../../../source/credentials/secret.ts';
import {childEnvironment, realHome} from '../../../source/run/child/child-environment.ts';

const child = {name: 'prod', home: '/run/home', realPath: '/home/ada/.qlik/contexts.yml'};

describe('the environment of a command', () => {
	it('points to the private home and names the context', () => {
		expect(childEnvironment({PATH: '/bin', QLIK_CLI_USER_HOME_DIR: '/elsewhere'}, child)).toEqual({
			PATH: '/bin',
			QLIK_CLI_USER_HOME_DIR: '/run/home',
			QCTX_CONTEXT: 'prod',
			QCTX_HOME: '/home/ada',
		});
	});

	it.each([
		'QLIK_API_KEY',
		'QLIK_TENANT_URL',
		'QLIK_TENANT',
		'QLIK_SERVER',
		'QLIK_CLIENT_ID',
		'QLIK_CLIENT_SECRET',
		'QLIK_OAUTH_CLIENT_SECRET',
		'QLIK_CLOUD_API_KEY',
		'QCS_API_KEY',
		'QLIK_HOST',
	])('does not inherit %s', variable => {
		expect(childEnvironment({[variable]: 'of another tenant'}, child)).not.toHaveProperty(variable);
	});

	it('keeps unrelated variables', () => {
		const own = {QLIK_CLI_LOG: '1', EDITOR: 'vi', API_KEY: 'x', MY_QLIK_API_KEY_FILE: 'f'};
		expect(childEnvironment(own, child)).toMatchObject(own);
	});

	it('has URL and token with --env', () => {
		const direct = {url: 'https://acme.eu.qlikcloud.com', token: new Secret('made-up')};
		expect(childEnvironment({QLIK_API_KEY: 'old'}, {...child, direct})).toMatchObject({
			QLIK_TENANT_URL: 'https://acme.eu.qlikcloud.com',
			QLIK_API_KEY: 'made-up',
		});
	});
});

it('finds the home of a contexts file, or the file itself if it is in no home', () => {
	expect(realHome('/home/ada/.qlik/contexts.yml')).toBe('/home/ada');
	expect(realHome('/etc/qlik/team.yml')).toBe('/etc/qlik/team.yml');
});
