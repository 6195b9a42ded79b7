import fuzzysort from 'fuzzysort';
import {type KeyBinding, keymap} from '../keymap.ts';

/** Every command that does something by itself, the best match of what is typed first. */
export function paletteChoices(typed: string): readonly KeyBinding[] {
	const commands = keymap.filter(({id}) => id !== 'palette' && id !== 'escape');
	return typed.trim() === ''
		? commands
		: fuzzysort.go(typed.trim(), commands, {keys: ['label', 'help'], threshold: 0.3, limit: 0}).map(({obj}) => obj);
}
