import {type State, states} from '../../tenant/state.ts';
import {type Span, say} from '../spans.ts';
import type {Theme} from '../theme.ts';

/** `✔ valid`: never colour alone. `running` replaces the glyph while the tenant is being asked. */
export function stateSpan(state: State, theme: Theme, running?: string): Span {
	const {glyph, ascii, role} = states[state];
	return say(`${running ?? (theme.ascii ? ascii : glyph)} ${state}`, role);
}
