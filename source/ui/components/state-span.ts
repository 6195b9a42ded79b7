import {type State, states} from '../../tenant/state.ts';
import {type Span, say} from '../spans.ts';
import type {Theme} from '../theme.ts';

/** `✔ valid`: never a colour alone. `running` stands in place of the glyph while the tenant is asked. */
export function stateSpan(state: State, theme: Theme, running?: string): Span {
	const {glyph, ascii, role} = states[state];
	return say(`${running ?? (theme.ascii ? ascii : glyph)} ${state}`, role);
}
