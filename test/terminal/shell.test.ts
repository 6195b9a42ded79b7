import {expect, it} from 'vitest';
import {addProgram, homeForStory, openList} from './open-list.ts';

it('opens a shell of the context under the cursor with x, and takes the screen up again at its end, also by Ctrl-C', async () => {
	const home = homeForStory();
	const environment = {
		...addProgram(home, 'my-shell', 'echo "inside $QCTX_CONTEXT"; exec sleep 60'),
		SHELL: 'my-shell',
	};
	const {screen} = await openList({home, environment});
	await screen.shows('valid');
	await screen.press('x');
	await screen.shows('inside zeta');
	await screen.press('ctrl-c');
	await screen.shows('back from the shell of zeta');
	await screen.press('q');
	expect(await screen.exited()).toMatchObject({code: 0});
});
