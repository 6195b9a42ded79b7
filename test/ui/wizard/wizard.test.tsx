import {describe, expect, it} from 'vitest';
import {practiceClientId, practiceClientSecret} from '../../../source/demo/people.ts';
import {displayWidth} from '../../../source/text/width.ts';
import {openStory, type Story} from './story.tsx';

/** The cursor stands right behind this text. */
async function expectCursorAfter({screen}: Story, text: string): Promise<void> {
	await screen.waitFor(() => {
		const {x, y} = screen.find(text);
		const cursor = screen.cursor();
		return cursor.x === x + displayWidth(text) && cursor.y === y && screen.cursorIsShown;
	}, `the cursor is not behind ${text}`);
}

/** Answers the first two steps. */
async function goToOauth({screen, tenant}: Story): Promise<void> {
	await screen.shows('Enter tenant url:');
	await screen.send(`${tenant.url}\rO\r`);
	await screen.shows('Client Secret:');
}

async function goToCheck(story: Story, secret = practiceClientSecret): Promise<void> {
	await goToOauth(story);
	await story.screen.paste(practiceClientId);
	await story.screen.press('enter');
	await story.screen.paste(secret);
	await story.screen.press('enter');
}

describe('setting a context up', () => {
	it('goes from the URL to the file, as in the tutorial', async () => {
		await using story = await openStory();
		const {screen, tenant, outcomes, file} = story;
		await screen.shows('● Tenant   ○ Authentication   ○ Credentials   ○ Check   ○ Save');
		await screen.shows('Specify your tenant URL, usually in the form:');
		await screen.type(`${tenant.url.replace('http://', '')}/hub?x=1`);
		await screen.shows(`will be stored as ${tenant.url}`);
		await screen.shows('a host answers there');
		await expectCursorAfter(story, '/hub?x=1');
		await screen.press('enter');
		await screen.shows('A/O?:');
		await screen.type('O');
		await screen.shows('machine-to-machine');
		await screen.press('enter');
		await screen.type(practiceClientId);
		await screen.shows('32 characters · looks like a client ID');
		await screen.press('enter');
		await screen.paste(`${practiceClientSecret} \n`);
		await screen.shows('2 characters trimmed: 1 space, 1 line break');
		await screen.shows('64 characters · looks like a client secret');
		await screen.press('enter');
		await screen.shows('✔ Tenant   ✔ Authentication   ✔ Credentials   ● Check   ○ Save');
		await screen.shows('Signed in as qlik-cli m2m · TenantAdmin · valid for');
		expect(screen.cursorIsShown).toBe(false);
		await screen.press('enter');
		await screen.shows('oauth-client-secret: ••••••');
		await expectCursorAfter(story, 'Name:     127.0.0.1');
		await screen.press('enter', 'enter', 'enter');
		await expect
			.poll(() => outcomes, {timeout: 10_000})
			.toMatchObject([{type: 'saved', message: 'Welcome qlik-cli m2m, everything is now set up.'}]);
		expect(file()).toContain(`oauth-client-secret: ${practiceClientSecret}\n`);
		expect(screen.written()).not.toContain(practiceClientSecret.slice(0, 12));
	});

	it('chooses an API key on Enter', async () => {
		await using story = await openStory({name: 'ada'});
		const {screen, tenant, outcomes, file} = story;
		const {apiKey} = tenant.add('api-key', {name: 'Ada Lovelace'});
		await screen.shows('Enter tenant url:');
		await screen.send(`${tenant.url}\r\r`);
		await screen.shows(`To generate a new API-key, go to ${tenant.url}/settings/api-keys`);
		await screen.paste(`Bearer ${apiKey}`);
		await screen.shows('7 characters trimmed: “Bearer”');
		await screen.shows('looks like an API key');
		await screen.shows(/the key names user \w+ +│\n│ +the key names tenant \w+/);
		await screen.press('enter');
		await screen.shows('Signed in as Ada Lovelace');
		await screen.press('enter', 'enter', 'enter', 'enter');
		await expect.poll(() => outcomes, {timeout: 10_000}).toHaveLength(1);
		expect(file()).toContain(`Authorization: Bearer ${apiKey}\n`);
		expect(screen.written()).not.toContain(apiKey.slice(0, 20));
	});

	it('goes back to the field of a wrong secret, where it is fixed in place', async () => {
		await using story = await openStory();
		const {screen} = story;
		await goToCheck(story, `${practiceClientSecret}x`);
		await screen.shows('The tenant refused this client secret.');
		await screen.shows('POST /oauth/token → 401');
		await screen.shows('Enter back to the secret  r try again  s save anyway  Esc back');
		await screen.press('enter');
		await screen.shows('65 characters · a client secret usually has 64');
		await expectCursorAfter(story, `…${'•'.repeat(58)}`);
		await screen.press('backspace');
		await screen.shows('64 characters · looks like a client secret');
		await screen.press('enter');
		await screen.shows('Signed in as qlik-cli m2m');
	});

	it('tries again with r, and saves anyway with s', async () => {
		await using story = await openStory();
		const {screen, tenant, outcomes, file} = story;
		tenant.setFault('server-error');
		await goToCheck(story);
		await screen.shows('Enter try again');
		const before = tenant.requests.length;
		await screen.press('r');
		await screen.shows('Enter try again');
		await expect.poll(() => tenant.requests.length).toBeGreaterThan(before);
		await screen.shows('Enter try again');
		await screen.press('s');
		await screen.shows('✔ Credentials   ✘ Check   ● Save');
		await screen.shows('Not verified:');
		await screen.press('enter', 'enter', 'enter');
		await expect
			.poll(() => outcomes, {timeout: 10_000})
			.toMatchObject([{message: '127.0.0.1 is saved but not verified.'}]);
		expect(file()).toContain('127.0.0.1');
	});

	it('loses no key of a burst, over all steps', async () => {
		await using story = await openStory();
		const {screen, tenant} = story;
		await screen.shows('Enter tenant url:');
		await screen.send(`${tenant.url}\ro\r${practiceClientId}\r${practiceClientSecret}x\x7f\r`);
		await screen.shows('Signed in as qlik-cli m2m');
	});

	it('fills both fields from one paste', async () => {
		await using story = await openStory();
		const {screen} = story;
		await goToOauth(story);
		await screen.paste(`Client ID: ${practiceClientId}\nClient secret: ${practiceClientSecret}\n`);
		await screen.shows('both fields filled from what was pasted');
		await screen.press('enter');
		await screen.shows('Signed in as qlik-cli m2m');
		expect(screen.written()).not.toContain(practiceClientSecret.slice(0, 12));
	});

	it('offers to replace a taken name', async () => {
		await using story = await openStory({
			name: 'acme',
			contexts: 'contexts:\n    acme:\n        server: https://old\n',
		});
		const {screen, outcomes, file} = story;
		await screen.shows('A context acme already exists.');
		await goToCheck(story);
		await screen.shows('Signed in');
		await screen.press('enter');
		await screen.shows('A context has this name: type another, or Tab to replace it.');
		await screen.send('\r\t\r');
		await screen.shows('“acme” is taken: replace it with y, or type another name.');
		await screen.type('acme-other');
		await screen.press('space');
		await screen.shows('yes, replace the one with this name');
		await screen.press('enter', 'enter', 'enter');
		await expect.poll(() => outcomes, {timeout: 10_000}).toMatchObject([{type: 'saved', name: 'acme'}]);
		expect(file()).not.toContain('https://old');
	});

	it('accepts another name right after Enter on a taken one, whatever letters it has', async () => {
		const contexts = 'contexts:\n    acme:\n        server: https://old\n';
		await using story = await openStory({name: 'acme', contexts});
		const {screen, outcomes, file} = story;
		await goToCheck(story);
		await screen.shows('Signed in');
		await screen.press('enter', 'enter');
		await screen.type(' my y');
		await expectCursorAfter(story, 'Name:     acme my y');
		await screen.hides('Replace:');
		await screen.press('enter', 'enter', 'enter');
		await expect.poll(() => outcomes, {timeout: 10_000}).toMatchObject([{type: 'saved', name: 'acme my y'}]);
		expect(file()).toContain('https://old');
	});

	it('keeps one letter for the kind of authentication: the last one', async () => {
		await using story = await openStory();
		const {screen, tenant} = story;
		await screen.shows('Enter tenant url:');
		await screen.send(`${tenant.url}\rz`);
		await screen.shows('Type A for an API key, or the letter O for OAuth.');
		await screen.type('0');
		await screen.shows('That is a zero. OAuth is the letter O.');
		await screen.type(' ');
		await screen.type('o');
		await screen.shows('machine-to-machine');
		await expectCursorAfter(story, '❯ ');
		await screen.shows('❯ O  OAuth');
		await screen.press('left');
		await screen.shows('❯ A  API key');
		await screen.type('o');
		await screen.shows('❯ O  OAuth');
		await screen.press('enter');
		await screen.shows('Client Secret:');
	});

	it('keeps one character of a paste there', async () => {
		await using story = await openStory();
		const {screen, tenant} = story;
		await screen.shows('Enter tenant url:');
		await screen.send(`${tenant.url}\r`);
		await screen.shows('A/O?:');
		await screen.paste(`\n ${practiceClientSecret}\n`);
		await screen.shows('Type A for an API key, or the letter O for OAuth.');
		await screen.paste('OAuth\n');
		await screen.shows('❯ O  OAuth');
		expect(story.session.getSnapshot().draft.kind).toBe('O');
		expect(screen.written()).not.toContain(practiceClientSecret.slice(0, 12));
	});

	it('reports in a few lines that a megabyte is too long for a URL', async () => {
		await using story = await openStory();
		const {screen} = story;
		await screen.shows('Enter tenant url:');
		await screen.paste('x'.repeat(1_000_000));
		await screen.shows('cut to 4,096 characters, 995,904 left out');
		await screen.shows('A host name has at most 253 characters');
		await screen.shows('Enter next');
	});

	it('reports that nothing can be saved when the file is damaged', async () => {
		await using story = await openStory({contexts: 'contexts: ['});
		await story.screen.shows('Nothing can be saved.');
	});
});

describe('editing a context', () => {
	const contexts = [
		'current-context: acme',
		'contexts:',
		'    acme:',
		'        headers: {}',
		`        oauth-client-id: ${practiceClientId}`,
		`        oauth-client-secret: ${'0'.repeat(64)} # old`,
		'        server: URL',
		'',
	].join('\n');

	it('opens a rejected one at the secret, and leaves without asking when nothing was typed', async () => {
		await using story = await openStory({contexts, editing: 'acme', fault: 'edit-client-secret'});
		const {screen, outcomes} = story;
		await screen.shows('Edit acme');
		await screen.shows(/Client Secret: +unchanged/);
		await screen.shows(/Server: +http:\/\/127/);
		await screen.press('escape');
		await expect.poll(() => outcomes, {timeout: 10_000}).toEqual([{type: 'left'}]);
	});

	it('writes the new secret and nothing else', async () => {
		await using story = await openStory({contexts, editing: 'acme', fault: 'edit-client-secret'});
		const {screen, outcomes, file} = story;
		const before = file();
		await screen.shows('unchanged');
		await screen.paste(practiceClientSecret);
		await screen.shows('+ oauth-client-secret: ••••••');
		await screen.press('enter');
		await expect
			.poll(() => outcomes, {timeout: 10_000})
			.toMatchObject([{name: 'acme', message: 'Saved acme: client secret', proof: {state: 'valid'}}]);
		expect(file().replaceAll('"', '')).toBe(before.replace('0'.repeat(64), practiceClientSecret).replaceAll('"', ''));
	});
});

describe('the form of an existing context', () => {
	const contexts = [
		'current-context: acme',
		'contexts:',
		'    acme:',
		'        comment: first',
		'        headers: {}',
		`        oauth-client-id: ${practiceClientId}`,
		`        oauth-client-secret: ${practiceClientSecret}`,
		'        server: URL',
		'',
	].join('\n');

	it('saves a comment with Enter, and reports it', async () => {
		await using story = await openStory({contexts, editing: 'acme'});
		const {screen, outcomes, file, tenant} = story;
		await screen.shows('Nothing changed yet.');
		await screen.press('shift-tab');
		await expectCursorAfter(story, 'Comment:        first');
		await screen.type(' and last');
		await screen.shows('- comment: first');
		await screen.shows('+ comment: first and last');
		await screen.press('enter');
		await expect.poll(() => outcomes, {timeout: 10_000}).toMatchObject([{message: 'Saved acme: comment'}]);
		expect(file()).toContain('comment: first and last');
		expect(tenant.requests).toHaveLength(0);
	});

	it('reports that nothing changed, however often Enter is pressed', async () => {
		await using story = await openStory({contexts, editing: 'acme'});
		const {screen, outcomes, file} = story;
		const before = file();
		await screen.shows('Nothing changed yet.');
		await screen.send('\r\r\r');
		await expect.poll(() => outcomes, {timeout: 10_000}).toMatchObject([{message: 'Nothing changed'}]);
		expect(file()).toBe(before);
	});

	it('chooses the sign-in by letter and by arrow, and shows the fields that go with it', async () => {
		await using story = await openStory({contexts, editing: 'acme', columns: 60, rows: 15});
		const {screen} = story;
		await screen.shows('❯ OAuth');
		await screen.press('tab');
		await screen.type('a');
		await screen.shows('❯ API key');
		await screen.shows('API-key:');
		await screen.press('right');
		await screen.shows('❯ OAuth');
		await screen.shows(/Client Secret: +unchanged/);
	});

	it('shows only what changes in the second panel', async () => {
		await using story = await openStory({contexts, editing: 'acme', columns: 140, rows: 30});
		const {screen} = story;
		await screen.shows('Nothing changed yet.');
		await screen.press('ctrl-u');
		await screen.type('acme.eu.qlikcloud.com');
		await screen.shows(/ - server: http:\/\/127/);
		await screen.shows(' + server: https://acme.eu.qlikcloud.com');
		expect(screen.text()).not.toContain('oauth-client-id');
	});
});

describe('next to the steps', () => {
	it('shows the context as it will be stored, then the user that the tenant reports', async () => {
		await using story = await openStory({columns: 120, rows: 40});
		const {screen} = story;
		await screen.shows('Your answers appear here.');
		await goToOauth(story);
		await screen.shows(/│ +server: http/);
		await screen.hides('oauth-client-secret');
		await screen.type(practiceClientId);
		await screen.shows('oauth-client-id: 82e0');
		await screen.press('enter');
		await screen.paste(practiceClientSecret);
		await screen.shows('oauth-client-secret: ••••••');
		await screen.press('enter');
		await screen.shows(/User ID +\w+/);
		await screen.shows(/Roles +TenantAdmin/);
	});

	it.each([
		[60, 15],
		[80, 24],
		[120, 40],
	] as const)('fills in the practice values by one key at %i×%i', async (columns, rows) => {
		await using story = await openStory({columns, rows, practising: true});
		const {screen} = story;
		await screen.shows('Ctrl-P practice');
		await screen.press('ctrl-p');
		await screen.shows(/Enter tenant url: +http:\/\/127/);
		await screen.press('enter', 'enter', 'enter', 'enter');
		await screen.shows('Signed in as qlik-cli m2m');
	});

	it('shows the whole practice secret', async () => {
		await using story = await openStory({columns: 120, rows: 40, practising: true});
		await story.screen.shows('Ctrl-P fills them in');
		const panel = story.screen.lines().map(line => line.split('││')[1]?.replace('│', '').trim());
		const copied = panel.join('');
		expect(copied).toContain(practiceClientSecret);
	});
});

describe('in a field', () => {
	it('edits as a shell does, with the real cursor in place, even in wide characters', async () => {
		await using story = await openStory();
		const {screen} = story;
		await goToCheck(story);
		await screen.shows('Signed in');
		await screen.press('enter');
		await screen.shows('Comment:');
		await screen.press('tab');
		await screen.type('日本 tenant');
		await screen.shows('日本 tenant');
		await expectCursorAfter(story, '日本 tenant');
		await screen.press('home', 'right', 'right');
		await expectCursorAfter(story, '日本');
		await screen.press('backspace');
		await screen.shows('日 tenant');
		await screen.press('alt-f');
		await expectCursorAfter(story, '日 tenant');
		await screen.press('ctrl-w');
		await screen.shows(/Comment: +日 +│$/m);
		await screen.press('ctrl-u');
		await screen.shows(/Comment: +│$/m);
		await screen.press('ctrl-k', 'ctrl-y');
		await screen.type('q?');
		await screen.shows(/Comment: +q\? +│$/m);
	});

	it('scrolls a long value under the cursor', async () => {
		await using story = await openStory({columns: 60, rows: 15});
		const {screen} = story;
		await screen.shows('Enter tenant url:');
		await screen.type(`acme.eu.qlikcloud.com/${'a'.repeat(60)}end`);
		await screen.shows(/…a+end/);
		await expectCursorAfter(story, 'end');
		await screen.press('home');
		await screen.shows(/acme\.eu\.qlikcloud\.com\/a+…/);
		await screen.waitFor(() => screen.cursor().x === screen.find('acme.eu').x, 'the cursor is not at the start');
	});

	it('shows a secret as dots, where the cursor can be moved, and never its text', async () => {
		await using story = await openStory();
		const {screen, session} = story;
		await goToOauth(story);
		await screen.press('tab');
		await screen.type('made-up');
		await screen.shows(/Client Secret: +•{7} +│$/m);
		await screen.press('home', 'delete');
		await screen.shows(/Client Secret: +•{6} +│$/m);
		await screen.type('M');
		await screen.shows(/Client Secret: +•{7} +│$/m);
		expect(session.getSnapshot().draft.clientSecret.reveal()).toBe('Made-up');
		expect(screen.written()).not.toMatch(/made|ade-up/i);
	});

	it('hides a secret that was pasted into the client ID field too', async () => {
		await using story = await openStory();
		const {screen} = story;
		await goToOauth(story);
		await screen.paste(practiceClientSecret);
		await screen.shows('64 characters · looks like a client secret, not a client ID');
		expect(screen.text()).toMatch(/Client ID: +…?•{30}/);
		expect(screen.written()).not.toContain(practiceClientSecret.slice(0, 12));
	});

	it.each(['server', 'client-id', 'name', 'comment'] as const)(
		'hides an API key that was pasted into the field %s',
		async field => {
			await using story = await openStory({columns: 120, rows: 40});
			const {screen, tenant} = story;
			const {apiKey} = tenant.add('api-key');
			await screen.shows('Enter tenant url:');
			if (field === 'client-id') {
				await goToOauth(story);
			} else if (field !== 'server') {
				await goToCheck(story);
				await screen.shows('Signed in');
				await screen.press('enter');
				await screen.shows('Comment:');
				await screen.press(...(field === 'name' ? (['ctrl-u'] as const) : (['tab'] as const)));
			}

			await screen.paste(apiKey);
			await screen.shows(/•{20}/);
			await screen.press('end', 'left', 'backspace');
			await screen.shows(/•{20}/);
			expect(screen.written()).not.toContain(apiKey.slice(0, 24));
			expect(screen.written()).not.toContain(apiKey.slice(-24));
		},
	);

	it('chooses the kind with the arrows too', async () => {
		await using story = await openStory();
		const {screen, tenant} = story;
		await screen.shows('Enter tenant url:');
		await screen.send(`${tenant.url}\r`);
		await screen.shows('❯ A  API key');
		await screen.press('down');
		await screen.shows('❯ O  OAuth');
		await screen.press('up');
		await screen.shows('❯ A  API key');
		await screen.press('up', 'enter');
		await screen.shows('Client Secret:');
	});

	it('ignores escape sequences in a paste', async () => {
		await using story = await openStory();
		const {screen} = story;
		await screen.shows('Enter tenant url:');
		await screen.paste(' acme.eu.qlikcloud.com\u001B]0;title\u0007\u202E\r');
		await screen.shows('will be stored as https://acme.eu.qlikcloud.com');
		expect(screen.title()).toBe('');
	});
});

describe('leaving', () => {
	it('asks if something was typed, and stays on no', async () => {
		await using story = await openStory();
		const {screen, outcomes} = story;
		await screen.shows('Enter tenant url:');
		await screen.type('acme');
		await screen.press('escape');
		await screen.shows('Leave the wizard?');
		await screen.type('x');
		await screen.press('n');
		await screen.hides('Leave the wizard?');
		await expectCursorAfter(story, 'acme');
		await screen.press('escape');
		await screen.shows('Leave the wizard?');
		await screen.press('y');
		await expect.poll(() => outcomes, {timeout: 10_000}).toEqual([{type: 'left'}]);
	});

	it('leaves at once when nothing was typed', async () => {
		await using story = await openStory();
		await story.screen.shows('Enter tenant url:');
		await story.screen.press('escape');
		await expect.poll(() => story.outcomes, {timeout: 10_000}).toEqual([{type: 'left'}]);
	});

	it('asks on Ctrl-C too, and leaves on the second', async () => {
		await using story = await openStory();
		await goToOauth(story);
		await story.screen.press('ctrl-c');
		await story.screen.shows('Leave the wizard?');
		await story.screen.press('ctrl-c');
		await expect.poll(() => story.outcomes, {timeout: 10_000}).toEqual([{type: 'left'}]);
	});
});

describe('on terminals of all sizes', () => {
	const sizes = [
		[60, 15],
		[80, 24],
		[120, 40],
		[300, 80],
	] as const;

	it.each(sizes)('shows every step whole at %i×%i', async (columns, rows) => {
		await using story = await openStory({columns, rows, name: 'a-name-that-is-rather-long-for-a-small-terminal'});
		const {screen} = story;
		const expectWhole = (step: string) => {
			const lines = screen.lines();
			expect(lines[0], screen.picture()).toContain('╭ New context ─');
			expect(lines[1], screen.picture()).toMatch(new RegExp(`● ${step} .*│`));
			expect(screen.text(), screen.picture()).toMatch(/^╰─.*─╯$/m);
			expect(lines.at(-1), screen.picture()).toMatch(/Esc/);
		};
		await screen.shows('Enter tenant url:');
		expectWhole('Tenant');
		await goToCheck(story, `${practiceClientSecret}x`);
		await screen.shows('The tenant refused');
		expectWhole('Check');
		await screen.press('enter');
		await screen.shows('65 characters');
		expectWhole('Credentials');
		await screen.press('backspace', 'enter');
		await screen.shows('Signed in as');
		await screen.press('enter');
		await screen.shows('Current:');
		expectWhole('Save');
	});

	it('keeps everything when the window changes', async () => {
		await using story = await openStory({columns: 120, rows: 40});
		const {screen} = story;
		await goToOauth(story);
		await screen.type('82e0');
		await screen.shows('4 characters');
		story.resize(60, 15);
		await screen.shows(' ✔ Tenant ✔ Authentication ● Credentials ○ Check ○ Save');
		await expectCursorAfter(story, '82e0');
		story.resize(100, 30);
		await screen.type('c353');
		await screen.shows('82e0c353');
		await expectCursorAfter(story, '82e0c353');
	});

	it('draws only ASCII when the locale has no more', async () => {
		await using story = await openStory({unicode: false, columns: 60, rows: 15});
		const {screen} = story;
		await goToOauth(story);
		await screen.press('tab');
		await screen.type('x'.repeat(70));
		await screen.shows(/Client Secret: +~\*+ +\|$/m);
		const [first = '', second = ''] = screen.lines();
		expect(first + second + screen.lines().at(-1)).toMatch(/^[\x20-\x7e]*$/);
	});
});

describe('what comes from outside', () => {
	it('is cleaned before it is shown', async () => {
		await using story = await openStory();
		const {screen, tenant} = story;
		tenant.setFault('hostile');
		await goToCheck(story);
		await screen.shows('Signed in');
		expect(screen.title()).toBe('');
		expect(screen.clipboard()).toBeUndefined();
		expect(screen.written()).not.toContain('\u202E');
	});
});
