import type {Rotation} from '../../session/rotation.ts';
import type {Line} from '../../text/edit-line.ts';
import type {CommandId} from '../command-id.ts';

/** A question that names what would be deleted. */
export interface DeleteQuestion {
	readonly kind: 'delete';
	readonly names: readonly string[];
	/** Protected ones whose names were typed. */
	readonly confirmed: readonly string[];
	/** Why undo could not bring them back; undefined when it could. */
	readonly noBackup?: string;
}

/** Asks for a new name for a context, or for the name of its copy. */
export interface NameQuestion {
	readonly kind: 'name';
	readonly purpose: 'rename' | 'duplicate';
	readonly from: string;
	/** Protected ones whose names were typed. */
	readonly confirmed: readonly string[];
	readonly line: Line;
}

/** What can be copied from a context. */
export interface CopyMenu {
	readonly kind: 'copy';
	readonly name: string;
	readonly selected: number;
}

/** Every command, by name. */
export interface Palette {
	readonly kind: 'palette';
	readonly line: Line;
	readonly selected: number;
}

/** The list of keys. */
export interface Help {
	readonly kind: 'help';
	/** Rows scrolled down. */
	readonly scroll: number;
}

/** Asks for the name of a protected context, typed out, before a command acts on it. */
export interface ProtectedQuestion {
	readonly kind: 'protected';
	/** Names still to be typed; the first one is the current question. */
	readonly names: readonly [string, ...string[]];
	readonly confirmed: readonly string[];
	/** What to do then. */
	readonly command: CommandId;
	readonly line: Line;
	/** The last entry that was not the name. */
	readonly wrong?: string;
}

/** A key or secret that is being replaced. */
export interface RotationDialog {
	readonly kind: 'rotate';
	readonly name: string;
	/** Undefined until the person has confirmed the start. */
	readonly rotation: Rotation | undefined;
}

/** What is shown on top of the main screen and takes the keys. */
export type Overlay = ProtectedQuestion | RotationDialog | DeleteQuestion | NameQuestion | CopyMenu | Palette | Help;
