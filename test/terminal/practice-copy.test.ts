import {it} from 'vitest';
import {addProgram, homeForStory} from './open-list.ts';
import {openTerminal} from './open-terminal.ts';

it('y on the practice tenant has the credentials to try the wizard with', async () => {
	const home = homeForStory();
	const environment = {...addProgram(home, 'xclip', 'cat > "$HOME/copied"'), DISPLAY: ':0'};
	const screen = openTerminal({home, environment, args: ['demo'], columns: 60, rows: 15});
	await screen.shows(/acme-prod .*valid/);
	await screen.press('y');
	await screen.shows(/c {2}practice ID +[\da-f]{32}/);
	await screen.shows(/s {2}practice secret +[\da-f]+/);
	await screen.press('s');
	await screen.hides('╭ Copy');
	await screen.shows(/the\s+practice\s+secret/);
});
