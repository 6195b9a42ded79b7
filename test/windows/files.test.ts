import {expect, it} from 'vitest';
import {openPrompt} from './prompt.ts';
import {describeOnWindows} from './wine.ts';

describeOnWindows('where the files are', () => {
	it('are found for a user whose name is not ASCII', async () => {
		const prompt = await openPrompt();
		const {text, code} = await prompt.run('qctx help files');
		expect(code).toBe(0);
		expect(text).toContain(`\n  ${prompt.profile}\\.qlik\\contexts.yml\n`);
		expect(text).toContain(`settings  ${prompt.profile}\\AppData\\Roaming\\qctx\\Config\\settings.yml`);
		expect(text).toContain(`backups   ${prompt.profile}\\AppData\\Local\\qctx\\Data\\backups`);
		expect(text).toContain(`cache     ${prompt.profile}\\AppData\\Local\\qctx\\Cache`);

		await prompt.run('set QLIK_CLI_USER_HOME_DIR=C:\\other home');
		expect((await prompt.run('qctx help files')).text).toContain('\n  C:\\other home\\.qlik\\contexts.yml\n');
		await prompt.run('set QLIK_CLI_USER_HOME_DIR=%USERPROFILE%\\Ωmega.yml');
		expect((await prompt.run('qctx help files')).text).toContain(`\n  ${prompt.profile}\\Ωmega.yml\n`);
	});

	it('checks the practice contexts', async () => {
		const prompt = await openPrompt();
		const {text, code} = await prompt.run('qctx demo check acme-prod initech-eu globex-prod');
		expect(text).toMatch(/✔ valid +acme-prod/);
		expect(text).toMatch(/✔ valid +initech-eu/);
		expect(text).toMatch(/✘ rejected +globex-prod/);
		expect(text).toContain('globex-prod: The tenant refused this client secret.');
		// It was 3, because qctx tried to end as a shell.
		expect(code).toBe(1);
	});
});
